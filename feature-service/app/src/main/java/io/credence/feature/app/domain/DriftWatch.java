package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/// Compares what comes in now with what was trained on, for every trained set whose bars still
/// come, now and then.
@ApplicationScoped
public class DriftWatch {

    private static final Logger LOG = Logger.getLogger(DriftWatch.class);

    /// A report of some tenant.
    public record Seen(String tenant, DriftReport report) {}

    private final TrainedSets trained;
    private final DriftReports reports;
    private final FeatureSets sets;
    private final BarHistory history;
    private final DriftGauges gauges;
    private final FeatureConfig.Drift config;
    private final Clock clock;

    @Inject
    DriftWatch(
            TrainedSets trained,
            DriftReports reports,
            FeatureSets sets,
            BarHistory history,
            DriftGauges gauges,
            FeatureConfig config,
            Clock clock) {
        this.trained = trained;
        this.reports = reports;
        this.sets = sets;
        this.history = history;
        this.gauges = gauges;
        this.config = config.drift();
        this.clock = clock;
    }

    @Scheduled(
            every = "{credence.feature.drift.refresh}",
            identity = "feature drift",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        List<TrainedSets.Found> found = SystemScope.call(() -> trained.newest(config.maxSeries()));
        List<Seen> seen = new ArrayList<>();
        for (TrainedSets.Found each : found) {
            TenantScope.call(each.tenant(), () -> report(each))
                    .ifPresent(report -> seen.add(new Seen(each.tenant().value(), report)));
        }
        gauges.show(seen);
    }

    private Optional<DriftReport> report(TrainedSets.Found found) {
        DatasetSpec spec = found.dataset().spec();
        try {
            Series series =
                    new Series(
                            new InstrumentId(spec.instrument()), Interval.parse(spec.interval()));
            return isLive(series)
                    ? Optional.of(
                            reports.report(
                                    series,
                                    sets.require(spec.featureSet()),
                                    found.dataset(),
                                    config.window()))
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warnf(e, "no drift of dataset %s", found.dataset().id());
            return Optional.empty();
        }
    }

    private boolean isLive(Series series) {
        OptionalLong newest = history.head(series).newestOpenMs();
        return newest.isPresent()
                && newest.getAsLong() > clock.millis() - config.liveFor().toMillis();
    }
}
