package io.credence.strategy.app.persistence;

import io.credence.strategy.api.RiskState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A backtest without its long columns.
record BacktestRow(
        UUID id,
        UUID strategyId,
        String spec,
        long fromMs,
        long toMs,
        double initialCash,
        @Nullable Integer modelVersion,
        String statistics,
        RiskState riskState,
        Instant createdAt,
        String createdBy) {}
