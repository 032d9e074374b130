package io.credence.strategy.engine.backtest;

import io.credence.feature.api.Interval;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.cost.TradeCosts;
import io.credence.strategy.engine.statistics.CurveStatistics;
import io.credence.strategy.engine.statistics.TradeStatistics;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// The columns that a backtest fills, and the sums over them.
final class BacktestCurve {

    final long[] openTimeMs;
    final double[] equity;
    final double[] position;
    private final Map<DecisionReason, int[]> counts = new EnumMap<>(DecisionReason.class);
    private final BarSeries bars;
    private final int from;

    BacktestCurve(BarSeries bars, int from) {
        this.bars = bars;
        this.from = from;
        this.openTimeMs = Arrays.copyOfRange(bars.openTimeMs, from, bars.size());
        this.equity = new double[bars.size() - from];
        this.position = new double[bars.size() - from];
    }

    void record(int bar, double marked, double quantity, DecisionReason reason) {
        equity[bar - from] = marked;
        position[bar - from] = quantity;
        // A cell per reason: boxing a count on every bar would cost more than the bar.
        counts.computeIfAbsent(reason, unseen -> new int[1])[0]++;
    }

    BacktestStatistics statistics(
            TradeLedger ledger, double initialCash, Interval interval, CostModel costs) {
        long start = openTimeMs[0];
        long[] closeTimes = Arrays.stream(openTimeMs).map(t -> t + interval.millis()).toArray();
        double[] profits = ledger.trades().stream().mapToDouble(ClosedTrade::profit).toArray();
        return new BacktestStatistics(
                equity.length,
                CurveStatistics.of(closeTimes, equity, start, initialCash),
                TradeStatistics.of(profits),
                ledger.fees(),
                ledger.slippage(),
                exposure(),
                ledger.tradedValue() / Arrays.stream(equity).average().orElse(initialCash),
                CurveStatistics.of(closeTimes, held(initialCash, costs), start, initialCash),
                reasons());
    }

    private double exposure() {
        int held = 0;
        for (double quantity : position) {
            if (quantity != 0) {
                held++;
            }
        }
        return (double) held / position.length;
    }

    private double[] held(double cash, CostModel model) {
        TradeCosts costs = new TradeCosts(model);
        double[] value = new double[equity.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = cash * costs.held(bars.open[from], bars.close[from + i]);
        }
        return value;
    }

    private Map<DecisionReason, Integer> reasons() {
        Map<DecisionReason, Integer> reasons = new EnumMap<>(DecisionReason.class);
        counts.forEach((reason, count) -> reasons.put(reason, count[0]));
        return reasons;
    }
}
