package io.credence.feature.app.domain.drift;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Looks now and then at all that still comes in: how fresh it is, and, where something was trained
/// on it, how far it is from that.
@ApplicationScoped
public class DriftWatch {

    private static final Logger LOG = Logger.getLogger(DriftWatch.class);

    /// What was seen of one tenant's series and feature set.
    ///
    /// @param drift empty where nothing was trained
    public record Seen(TenantId tenant, FreshnessReport freshness, Optional<DriftReport> drift) {}

    private final WatchedSets watched;
    private final DriftReports drifts;
    private final FreshnessReports freshness;
    private final FeatureSets sets;
    private final DriftGauges gauges;
    private final FeatureConfig.Drift config;
    private final Clock clock;

    @Inject
    DriftWatch(
            WatchedSets watched,
            DriftReports drifts,
            FreshnessReports freshness,
            FeatureSets sets,
            DriftGauges gauges,
            FeatureConfig config,
            Clock clock) {
        this.watched = watched;
        this.drifts = drifts;
        this.freshness = freshness;
        this.sets = sets;
        this.gauges = gauges;
        this.config = config.drift();
        this.clock = clock;
    }

    @Scheduled(
            every = "{credence.feature.drift.refresh}",
            identity = "feature drift",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        long since = clock.millis() - config.liveFor().toMillis();
        List<Seen> seen = new ArrayList<>();
        for (WatchedSets.Watched each : watched.after(since, config.maxSeries())) {
            Optional<Seen> drift = each.basis().flatMap(basis -> look(each, Optional.of(basis)));
            // A dataset that cannot be read hides no age.
            drift.or(() -> look(each, Optional.empty())).ifPresent(seen::add);
        }
        gauges.show(seen);
    }

    // One that cannot be looked at hides no other.
    private Optional<Seen> look(WatchedSets.Watched watched, Optional<DriftBasis> basis) {
        try {
            return Optional.of(TenantScope.call(watched.tenant(), () -> seen(watched, basis)));
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s of %s cannot be looked at", watched.series(), watched.tenant());
            return Optional.empty();
        }
    }

    private Seen seen(WatchedSets.Watched watched, Optional<DriftBasis> basis) {
        FeatureSet set = sets.require(watched.set());
        Series series = watched.series();
        if (basis.isEmpty()) {
            FreshnessReport fresh = freshness.report(series, set, config.window());
            return new Seen(watched.tenant(), fresh, Optional.empty());
        }
        DriftReport report = drifts.report(series, set, basis.get(), config.window());
        return new Seen(watched.tenant(), report.freshness(), Optional.of(report));
    }
}
