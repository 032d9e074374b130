package io.credence.strategy.engine.backtest;

import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.EngineState;
import io.credence.strategy.engine.TradingEngine;
import io.credence.strategy.engine.signal.Forecast;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Runs the trading engine over stored bars and forecasts.
///
/// @param warmUpBars leading bars that only feed the volatility forecast; nothing is traded or
///   counted on them
public record Backtest(StrategySpec spec, double initialCash, int warmUpBars) {

    public Backtest {
        if (warmUpBars < 0) {
            throw new IllegalArgumentException("warmUpBars must be >= 0, was " + warmUpBars);
        }
        EngineState.starting(initialCash);
    }

    public Backtest(StrategySpec spec, double initialCash) {
        this(spec, initialCash, 0);
    }

    /// Without decisions: fast.
    ///
    /// @param probability one per bar, made at that bar's close; NaN for none
    public BacktestResult run(BarSeries bars, double[] probability) {
        requireLengths(bars, probability.length);
        TradeLedger ledger = new TradeLedger();
        TradingEngine engine = new TradingEngine(spec, EngineState.starting(initialCash), ledger);
        warmUp(engine, bars);
        BacktestCurve curve = new BacktestCurve(bars, warmUpBars);
        for (int i = warmUpBars; i < bars.size(); i++) {
            engine.onBar(
                    bars.openTimeMs[i], bars.open[i], bars.high[i], bars.low[i], bars.close[i]);
            DecisionReason reason = engine.onForecast(probability[i]);
            curve.record(i, engine.equity(), engine.quantity(), reason);
        }
        return result(engine, curve, ledger);
    }

    /// The same, with every decision's whole chain; slower.
    ///
    /// @param forecasts by index of the bar
    public BacktestResult run(
            BarSeries bars,
            IntFunction<@Nullable Forecast> forecasts,
            Consumer<DecisionMade> decisions) {
        requireLengths(bars, bars.size());
        TradeLedger ledger = new TradeLedger();
        TradingEngine engine = new TradingEngine(spec, EngineState.starting(initialCash), ledger);
        warmUp(engine, bars);
        BacktestCurve curve = new BacktestCurve(bars, warmUpBars);
        for (int i = warmUpBars; i < bars.size(); i++) {
            engine.onBar(
                    bars.openTimeMs[i], bars.open[i], bars.high[i], bars.low[i], bars.close[i]);
            DecisionMade decision = engine.onPrediction("backtest", forecasts.apply(i), null);
            curve.record(i, engine.equity(), engine.quantity(), decision.reason());
            decisions.accept(decision);
        }
        return result(engine, curve, ledger);
    }

    private void warmUp(TradingEngine engine, BarSeries bars) {
        for (int i = 0; i < warmUpBars; i++) {
            engine.warmUp(bars.openTimeMs[i], bars.close[i]);
        }
    }

    private BacktestResult result(TradingEngine engine, BacktestCurve curve, TradeLedger ledger) {
        BacktestStatistics statistics =
                curve.statistics(ledger, initialCash, spec.bars(), spec.costs());
        return new BacktestResult(curve, ledger, statistics, engine.state());
    }

    private void requireLengths(BarSeries bars, int forecasts) {
        if (bars.size() <= warmUpBars) {
            throw new IllegalArgumentException(
                    "bars must be more than " + warmUpBars + ", were " + bars.size());
        }
        if (forecasts != bars.size()) {
            throw new IllegalArgumentException(
                    "probability must have " + bars.size() + " values, had " + forecasts);
        }
    }
}
