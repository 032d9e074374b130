package io.credence.feature.app.domain.drift;

import io.credence.feature.app.config.FeatureConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Drift for Prometheus: per series and feature set, and per feature as far as there is room, since
/// a set may have hundreds.
@ApplicationScoped
class DriftGauges {

    private final MultiGauge worst;
    private final MultiGauge worstDistance;
    private final MultiGauge drifted;
    private final MultiGauge index;
    private final MultiGauge distance;
    private final MultiGauge missing;
    private final FeatureAges ages;
    private final int room;

    @Inject
    DriftGauges(MeterRegistry meters, FeatureAges ages, FeatureConfig config) {
        this(meters, ages, config.drift().perFeature() ? config.drift().maxFeatures() : 0);
    }

    /// @param room for so many features, one by one
    DriftGauges(MeterRegistry meters, FeatureAges ages, int room) {
        this.worst = MultiGauge.builder("credence.feature.drift.worst").register(meters);
        this.worstDistance =
                MultiGauge.builder("credence.feature.drift.worst.distance").register(meters);
        this.drifted = MultiGauge.builder("credence.feature.drift.share").register(meters);
        this.index = MultiGauge.builder("credence.feature.drift.index").register(meters);
        this.distance = MultiGauge.builder("credence.feature.drift.distance").register(meters);
        this.missing = MultiGauge.builder("credence.feature.drift.missing").register(meters);
        this.ages = ages;
        this.room = room;
    }

    void show(List<DriftWatch.Seen> seen) {
        worst.register(ofSets(seen, DriftReport::worstStabilityIndex), true);
        worstDistance.register(ofSets(seen, DriftReport::worstDistance), true);
        drifted.register(ofSets(seen, DriftReport::driftedShare), true);
        List<DriftWatch.Seen> single = withRoom(seen);
        index.register(ofFeatures(single, FeatureDrift::stabilityIndex), true);
        distance.register(ofFeatures(single, FeatureDrift::kolmogorovSmirnov), true);
        missing.register(ofFeatures(single, FeatureDrift::missingNow), true);
        ages.show(seen, single);
    }

    /// The first of them, each with all its features.
    private List<DriftWatch.Seen> withRoom(List<DriftWatch.Seen> seen) {
        List<DriftWatch.Seen> single = new ArrayList<>();
        int left = room;
        for (DriftWatch.Seen each : seen) {
            left -= each.freshness().features().size();
            if (left < 0) {
                break;
            }
            single.add(each);
        }
        return single;
    }

    static Tags tags(DriftWatch.Seen seen) {
        FreshnessReport report = seen.freshness();
        return Tags.of(
                "tenant", seen.tenant().value(),
                "instrument", report.series().instrument().value(),
                "interval", report.series().interval().text(),
                "feature_set", report.set().name());
    }

    private static List<MultiGauge.Row<?>> ofSets(
            List<DriftWatch.Seen> seen, ToDoubleFunction<DriftReport> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (DriftWatch.Seen each : seen) {
            each.drift()
                    .map(value::applyAsDouble)
                    .ifPresent(it -> rows.add(MultiGauge.Row.of(tags(each), it)));
        }
        return rows;
    }

    private static List<MultiGauge.Row<?>> ofFeatures(
            List<DriftWatch.Seen> seen, ToDoubleFunction<FeatureDrift> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (DriftWatch.Seen each : seen) {
            each.drift()
                    .map(DriftReport::features)
                    .orElse(List.of())
                    .forEach(drift ->
                            rows.add(
                                    MultiGauge.Row.of(
                                            tags(each).and("feature", drift.feature()),
                                            value.applyAsDouble(drift))));
        }
        return rows;
    }
}
