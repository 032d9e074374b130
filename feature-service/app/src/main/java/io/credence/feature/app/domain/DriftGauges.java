package io.credence.feature.app.domain;

import io.credence.feature.app.config.FeatureConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Drift for Prometheus: per series and feature set, and per feature only where asked for, since a
/// set may have hundreds.
@ApplicationScoped
class DriftGauges {

    private final MultiGauge worst;
    private final MultiGauge drifted;
    private final MultiGauge single;
    private final RowAges ages;
    private final boolean perFeature;

    @Inject
    DriftGauges(MeterRegistry meters, RowAges ages, FeatureConfig config) {
        this.worst = MultiGauge.builder("credence.feature.drift.worst").register(meters);
        this.drifted = MultiGauge.builder("credence.feature.drift.share").register(meters);
        this.single = MultiGauge.builder("credence.feature.drift.index").register(meters);
        this.ages = ages;
        this.perFeature = config.drift().perFeature();
    }

    void show(List<DriftWatch.Seen> seen) {
        worst.register(rows(seen, DriftReport::worstStabilityIndex), true);
        drifted.register(rows(seen, DriftReport::driftedShare), true);
        single.register(
                perFeature
                        ? seen.stream().flatMap(each -> single(each).stream()).toList()
                        : List.of(),
                true);
        ages.show(seen);
    }

    static Tags tags(DriftWatch.Seen seen) {
        DriftReport report = seen.report();
        return Tags.of(
                "tenant", seen.tenant(),
                "instrument", report.series().instrument().value(),
                "interval", report.series().interval().text(),
                "feature_set", report.set().name());
    }

    private static List<MultiGauge.Row<?>> rows(
            List<DriftWatch.Seen> seen, ToDoubleFunction<DriftReport> value) {
        return seen.stream()
                .<MultiGauge.Row<?>>map(
                        each -> MultiGauge.Row.of(tags(each), value.applyAsDouble(each.report())))
                .toList();
    }

    private static List<MultiGauge.Row<?>> single(DriftWatch.Seen seen) {
        return seen.report().features().stream()
                .<MultiGauge.Row<?>>map(drift ->
                        MultiGauge.Row.of(
                                tags(seen).and("feature", drift.feature()), drift.stabilityIndex()))
                .toList();
    }
}
