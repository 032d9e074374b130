package io.credence.strategy.api;

import io.credence.feature.api.BarrierSpec;

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
        RiskPolicy risk) {}
