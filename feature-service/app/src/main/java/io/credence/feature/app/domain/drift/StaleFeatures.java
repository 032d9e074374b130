package io.credence.feature.app.domain.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How many features of a set have no value any more, though rows come.
@ApplicationScoped
class StaleFeatures {

    private final MultiGauge stale;

    @Inject
    StaleFeatures(MeterRegistry meters) {
        this.stale = MultiGauge.builder("credence.feature.values.stale").register(meters);
    }

    void show(List<DriftWatch.Seen> seen) {
        stale.register(
                seen.stream()
                        .<MultiGauge.Row<?>>map(each ->
                                MultiGauge.Row.of(
                                        DriftGauges.tags(each), each.freshness().staleFeatures()))
                        .toList(),
                true);
    }
}
