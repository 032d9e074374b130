package io.credence.strategy.engine.backtest;

import io.credence.strategy.engine.EngineState;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.List;

/// What a backtest did, bar by bar and in sum. Columns have one value per traded bar and are not
/// copied.
public final class BacktestResult {

    private final long[] openTimeMs;
    private final double[] equity;
    private final double[] position;
    private final List<Fill> fills;
    private final List<ClosedTrade> trades;
    private final BacktestStatistics statistics;
    private final EngineState finalState;

    BacktestResult(
            BacktestCurve curve,
            TradeLedger ledger,
            BacktestStatistics statistics,
            EngineState finalState) {
        this.openTimeMs = curve.openTimeMs;
        this.equity = curve.equity;
        this.position = curve.position;
        this.fills = List.copyOf(ledger.fills());
        this.trades = List.copyOf(ledger.trades());
        this.statistics = statistics;
        this.finalState = finalState;
    }

    public long[] openTimeMs() {
        return openTimeMs;
    }

    /// Marked at each bar's close.
    public double[] equity() {
        return equity;
    }

    /// Quantity held at each bar's close.
    public double[] position() {
        return position;
    }

    public List<Fill> fills() {
        return fills;
    }

    public List<ClosedTrade> trades() {
        return trades;
    }

    public BacktestStatistics statistics() {
        return statistics;
    }

    public EngineState finalState() {
        return finalState;
    }
}
