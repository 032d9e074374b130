package io.credence.feature.app.domain.drift;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.app.domain.dataset.TrainedSets;
import io.credence.feature.app.domain.live.LiveFeeds;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What still comes in, of all tenants: first what was trained on, then the live sets of live
/// series.
@ApplicationScoped
class WatchedSets {

    /// @param basis empty where nothing was trained
    record Watched(TenantId tenant, Series series, String set, Optional<DriftBasis> basis) {}

    private record Key(TenantId tenant, Series series, String set) {}

    private final TrainedSets trained;
    private final LiveFeeds feeds;
    private final FeatureSets sets;

    @Inject
    WatchedSets(TrainedSets trained, LiveFeeds feeds, FeatureSets sets) {
        this.trained = trained;
        this.feeds = feeds;
        this.sets = sets;
    }

    /// At most `most` whose newest bar opened after `sinceMs`.
    List<Watched> after(long sinceMs, int most) {
        List<Watched> watched = new ArrayList<>();
        Set<Key> known = new HashSet<>();
        for (TrainedSets.Found found : SystemScope.call(() -> trained.newest(sinceMs, most))) {
            String set = found.basis().dataset().spec().featureSet();
            known.add(new Key(found.tenant(), found.series(), set));
            watched.add(
                    new Watched(found.tenant(), found.series(), set, Optional.of(found.basis())));
        }
        for (LiveFeeds.Feed feed : SystemScope.call(() -> feeds.after(sinceMs, most))) {
            for (FeatureSet set : TenantScope.call(feed.tenant(), sets::live)) {
                if (watched.size() < most
                        && known.add(new Key(feed.tenant(), feed.series(), set.name()))) {
                    watched.add(
                            new Watched(
                                    feed.tenant(), feed.series(), set.name(), Optional.empty()));
                }
            }
        }
        return watched;
    }
}
