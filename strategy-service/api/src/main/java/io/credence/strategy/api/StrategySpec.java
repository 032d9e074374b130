package io.credence.strategy.api;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;

/// A whole strategy: whose forecast on what, the exits, the size, the cost, the limits.
public record StrategySpec(
        String name,
        String instrument,
        String interval,
        String model,
        String alias,
        BarrierSpec barrier,
        SignalSpec signal,
        SizingSpec sizing,
        CostModel costs,
        RiskPolicy risk) {

    public StrategySpec {
        requireText("name", name);
        requireText("model", model);
        requireText("alias", alias);
        new InstrumentId(instrument);
        Interval.parse(interval);
    }

    /// The length of a bar.
    public Interval bars() {
        return Interval.parse(interval);
    }

    public StrategySpec withRisk(RiskPolicy changed) {
        return new StrategySpec(
                name, instrument, interval, model, alias, barrier, signal, sizing, costs, changed);
    }

    private static void requireText(String field, String value) {
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException(field + " must have 1..100 characters");
        }
    }
}
