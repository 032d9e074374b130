package io.credence.feature.app.domain.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How old the newest row, and each feature's newest value, was when it was last looked at.
@ApplicationScoped
class FeatureAges {

    private static final double MILLIS = 1_000.0;

    private final MultiGauge rows;
    private final MultiGauge values;
    private final StaleFeatures stale;

    @Inject
    FeatureAges(MeterRegistry meters, StaleFeatures stale) {
        this.rows =
                MultiGauge.builder("credence.feature.row.age").baseUnit("seconds").register(meters);
        this.values =
                MultiGauge.builder("credence.feature.value.age")
                        .baseUnit("seconds")
                        .register(meters);
        this.stale = stale;
    }

    /// @param single those whose features are told one by one
    void show(List<DriftWatch.Seen> seen, List<DriftWatch.Seen> single) {
        rows.register(
                seen.stream()
                        .<MultiGauge.Row<?>>map(each ->
                                MultiGauge.Row.of(
                                        DriftGauges.tags(each), each.freshness().ageMs() / MILLIS))
                        .toList(),
                true);
        values.register(single.stream().flatMap(each -> values(each).stream()).toList(), true);
        stale.show(seen);
    }

    /// Of a feature without a value in the rows looked at there is no age to tell.
    private static List<MultiGauge.Row<?>> values(DriftWatch.Seen seen) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (FeatureAge feature : seen.freshness().features()) {
            OptionalLong age = feature.ageMs(seen.freshness().nowMs());
            if (age.isPresent()) {
                rows.add(
                        MultiGauge.Row.of(
                                DriftGauges.tags(seen).and("feature", feature.feature()),
                                age.getAsLong() / MILLIS));
            }
        }
        return rows;
    }
}
