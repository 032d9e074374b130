package io.credence.strategy.engine;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SignalSpec;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.backtest.BarSeries;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Strategies and markets that several tests start from.
public final class Given {

    public static final long MINUTE = 60_000L;
    public static final CostModel FREE = new CostModel(0, 0);
    public static final CostModel TAKER = CostModel.DEFAULT;
    public static final BarrierSpec BARRIER =
            new BarrierSpec(0.01, 0.005, 3, BarrierTouch.HIGH_LOW);

    /// Bets everything it may, so that limits show.
    public static final SizingSpec BOLD = new SizingSpec(1.0, 1.0, 0.0);

    private Given() {}

    public static StrategySpec strategy(
            String interval,
            BarrierSpec barrier,
            SizingSpec sizing,
            CostModel costs,
            RiskPolicy risk) {
        return new StrategySpec(
                "test",
                "BTC-USD",
                interval,
                "tcn",
                "champion",
                barrier,
                new SignalSpec(10.0, 0.3),
                sizing,
                costs,
                risk);
    }

    public static StrategySpec strategy(CostModel costs) {
        return strategy("1m", BARRIER, SizingSpec.DEFAULT, costs, RiskPolicy.DEFAULT);
    }

    /// A warm engine at price 100 whose next bar opens at minute 0.
    public static TradingEngine warm(StrategySpec spec, double cash, EngineListener listener) {
        TradingEngine engine = new TradingEngine(spec, EngineState.starting(cash), listener);
        long step = spec.bars().millis();
        for (int i = 30; i > 0; i--) {
            engine.warmUp(-i * step, i % 2 == 0 ? 100.0 : 100.1);
        }
        return engine;
    }

    /// A random walk with gaps in price and, now and then, in time.
    public static BarSeries market(long seed, int bars, double stepSize) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] time = new long[bars];
        double[][] ohlc = new double[4][bars];
        double price = 100.0;
        long now = 1_700_000_000_000L / MINUTE * MINUTE;
        for (int i = 0; i < bars; i++) {
            now += MINUTE * (random.nextInt(40) == 0 ? random.nextInt(1, 12) : 1);
            time[i] = now;
            double open = price * Math.exp(stepSize * 0.2 * random.nextGaussian());
            double close = open * Math.exp(stepSize * random.nextGaussian());
            ohlc[0][i] = open;
            ohlc[1][i] =
                    Math.max(open, close)
                            * Math.exp(stepSize * Math.abs(random.nextGaussian()) * 0.5);
            ohlc[2][i] =
                    Math.min(open, close)
                            * Math.exp(-stepSize * Math.abs(random.nextGaussian()) * 0.5);
            ohlc[3][i] = close;
            price = close;
        }
        return new BarSeries(time, ohlc[0], ohlc[1], ohlc[2], ohlc[3]);
    }

    /// Forecasts from hopeless to certain, some missing.
    public static double[] forecasts(long seed, int bars) {
        SplittableRandom random = new SplittableRandom(seed + 7);
        double[] probability = new double[bars];
        Arrays.setAll(
                probability,
                i -> random.nextInt(10) == 0 ? Double.NaN : Math.sqrt(random.nextDouble()));
        return probability;
    }
}
