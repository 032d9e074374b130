package io.credence.strategy.app.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bars with `fromMs <= openTimeMs < toMs`.
///
/// @param modelVersion null for the version behind the strategy's alias
public record BacktestRequest(
        UUID strategyId,
        long fromMs,
        long toMs,
        double initialCash,
        @Nullable Integer modelVersion) {}
