package io.credence.feature.app.domain;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How old the newest row was when drift was last looked at.
@ApplicationScoped
class RowAges {

    private static final double MILLIS = 1_000.0;

    private final MultiGauge ages;

    @Inject
    RowAges(MeterRegistry meters) {
        this.ages =
                MultiGauge.builder("credence.feature.row.age").baseUnit("seconds").register(meters);
    }

    void show(List<DriftWatch.Seen> seen) {
        ages.register(
                seen.stream()
                        .<MultiGauge.Row<?>>map(each ->
                                MultiGauge.Row.of(
                                        DriftGauges.tags(each), each.report().ageMs() / MILLIS))
                        .toList(),
                true);
    }
}
