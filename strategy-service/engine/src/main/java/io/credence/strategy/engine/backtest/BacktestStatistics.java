package io.credence.strategy.engine.backtest;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.statistics.CurveStatistics;
import io.credence.strategy.engine.statistics.TradeStatistics;
import java.util.Map;

/// The result in numbers. A position that is open at the end is marked, and is no trade yet.
///
/// @param fees paid, in the quote currency
/// @param slippage paid, in the quote currency
/// @param exposure share of bars that ended in a position
/// @param turnover traded value over mean equity, whole period
/// @param buyAndHold everything bought at the first open, with its cost, and held
/// @param reasons bars per decision reason
public record BacktestStatistics(
        int bars,
        CurveStatistics strategy,
        TradeStatistics trades,
        double fees,
        double slippage,
        double exposure,
        double turnover,
        CurveStatistics buyAndHold,
        Map<DecisionReason, Integer> reasons) {

    public BacktestStatistics {
        reasons = Map.copyOf(reasons);
    }
}
