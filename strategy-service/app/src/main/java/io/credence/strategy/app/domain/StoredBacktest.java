package io.credence.strategy.app.domain;

import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.LedgerPages.EquityColumns;
import io.credence.strategy.engine.backtest.BacktestStatistics;
import io.credence.strategy.engine.backtest.ClosedTrade;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A backtest and its result.
///
/// @param spec the strategy as it was then
/// @param equity thinned where long; null in lists
/// @param trades null in lists
public record StoredBacktest(
        UUID id,
        UUID strategyId,
        StrategySpec spec,
        long fromMs,
        long toMs,
        double initialCash,
        @Nullable Integer modelVersion,
        BacktestStatistics statistics,
        RiskState riskState,
        Instant createdAt,
        String createdBy,
        @Nullable EquityColumns equity,
        @Nullable List<ClosedTrade> trades) {}
