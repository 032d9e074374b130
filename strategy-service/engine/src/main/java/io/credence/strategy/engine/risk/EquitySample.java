package io.credence.strategy.engine.risk;

/// Equity as marked at one moment.
public record EquitySample(long timeMs, double equity) {}
