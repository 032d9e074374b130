package io.credence.training.trainer.evaluate;

import io.credence.feature.api.DatasetSpec;
import io.credence.registry.api.ModelCard;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SignalSpec;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestStatistics;
import io.credence.strategy.engine.backtest.BarSeries;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.dataset.DatasetColumns;
import java.util.Arrays;

/// The default strategy over the test slice, on the engine that trades.
public final class TestBacktest {

    private static final double CASH = 100_000;
    // Enough for the slowest volatility forecast; these bars lie before the test slice and are
    // past.
    private static final int WARM_UP = 200;

    private TestBacktest() {}

    /// From the first forecast to the end of the dataset.
    ///
    /// @param rows of the forecasts
    public static ModelCard.Backtest run(
            DatasetSpec spec, String model, Dataset dataset, int[] rows, double[] probability) {
        int first = rows[0];
        int end = dataset.rows();
        int warmUp = Math.min(WARM_UP, first);
        int from = first - warmUp;
        double[] forecasts = new double[end - from];
        Arrays.fill(forecasts, Double.NaN);
        for (int i = 0; i < rows.length; i++) {
            forecasts[rows[i] - from] = probability[i];
        }
        BacktestStatistics statistics =
                new Backtest(strategy(spec, model), CASH, warmUp)
                        .run(bars(dataset.columns(), from, end), forecasts)
                        .statistics();
        return new ModelCard.Backtest(
                statistics.trades().trades(),
                statistics.strategy().totalReturn(),
                statistics.strategy().maxDrawdown(),
                statistics.fees(),
                "default strategy over the test slice, taker costs included; bought and held: %.2f %%"
                        .formatted(100 * statistics.buyAndHold().totalReturn()));
    }

    private static StrategySpec strategy(DatasetSpec spec, String model) {
        return new StrategySpec(
                "model-card",
                spec.instrument(),
                spec.interval(),
                model,
                "champion",
                spec.fixedBarrier(),
                SignalSpec.DEFAULT,
                SizingSpec.DEFAULT,
                CostModel.DEFAULT,
                RiskPolicy.DEFAULT);
    }

    private static BarSeries bars(DatasetColumns columns, int from, int end) {
        return new BarSeries(
                Arrays.copyOfRange(columns.openTimeMs(), from, end),
                Arrays.copyOfRange(columns.open(), from, end),
                Arrays.copyOfRange(columns.high(), from, end),
                Arrays.copyOfRange(columns.low(), from, end),
                Arrays.copyOfRange(columns.close(), from, end));
    }
}
