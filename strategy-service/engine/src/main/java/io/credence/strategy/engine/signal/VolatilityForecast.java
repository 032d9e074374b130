package io.credence.strategy.engine.signal;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;

/// Forecast volatility of the next bars: the root of the exponentially weighted mean of squared log
/// returns (span 96 bars, weights normalised from the first return on, mean taken as zero),
/// annualised with 365 days. Reads only closes it was given. A return across a gap that ends a
/// segment is not used: it is not the return of one bar.
public final class VolatilityForecast {

    /// `alpha = 2 / (SPAN + 1)`.
    public static final int SPAN = 96;

    /// Returns needed before a forecast is given.
    public static final int WARM_UP = 20;

    private static final double KEEP = 1.0 - 2.0 / (SPAN + 1.0);

    private final Interval interval;
    private final double barsPerYear;
    private double weightedSquares;
    private double weights;
    private int returns;
    private double lastClose;
    private long lastOpenTimeMs;
    private boolean started;

    public VolatilityForecast(Interval interval, VolatilityState state) {
        this.interval = interval;
        this.barsPerYear = interval.barsPerYear();
        this.weightedSquares = state.weightedSquares();
        this.weights = state.weights();
        this.returns = state.returns();
        this.lastClose = state.lastClose();
        Long last = state.lastOpenTimeMs();
        this.started = last != null;
        this.lastOpenTimeMs = last == null ? 0 : last;
    }

    public void step(long openTimeMs, double close) {
        if (started && WindowSpec.DEFAULT.continues(lastOpenTimeMs, openTimeMs, interval)) {
            // StrictMath: the same bits on every machine, for replays.
            double r = StrictMath.log(close / lastClose);
            weightedSquares = KEEP * weightedSquares + r * r;
            weights = KEEP * weights + 1.0;
            if (returns < WARM_UP) {
                returns++;
            }
        }
        started = true;
        lastOpenTimeMs = openTimeMs;
        lastClose = close;
    }

    /// NaN while not warm, and where prices never moved: there is nothing to scale by then.
    public double annualised() {
        if (returns < WARM_UP || !(weightedSquares > 0)) {
            return Double.NaN;
        }
        return Math.sqrt(weightedSquares / weights * barsPerYear);
    }

    public VolatilityState state() {
        return new VolatilityState(
                weightedSquares, weights, returns, lastClose, started ? lastOpenTimeMs : null);
    }
}
