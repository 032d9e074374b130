package io.credence.feature.kernels.pattern;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import io.credence.feature.kernels.step.Window;

/// The last candles, 0 the newest, as they are or mirrored: with prices of the other sign a bearish
/// formation is a bullish one, so that each is told once.
final class Candles {

    /// Tells from the last candles.
    @FunctionalInterface
    interface Formation {
        boolean shows(Candles candles);
    }

    /// Measures the newest candle.
    @FunctionalInterface
    interface Measure {
        double of(Candles candles);
    }

    private final Window open;
    private final Window high;
    private final Window low;
    private final Window close;
    private final boolean mirrored;

    private Candles(Window open, Window high, Window low, Window close, boolean mirrored) {
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.mirrored = mirrored;
    }

    private static Candles last(KernelGraph g, int n) {
        return new Candles(
                g.open().past(n), g.high().past(n), g.low().past(n), g.close().past(n), false);
    }

    private Candles mirrored() {
        return new Candles(open, high, low, close, !mirrored);
    }

    /// 1 where the formation shows in the last `n` candles, 0 elsewhere.
    static Kernel flag(KernelGraph g, int n, Formation formation) {
        return measure(g, n, candles -> formation.shows(candles) ? 1.0 : 0.0);
    }

    /// 1 where the formation's mirror image shows in the last `n` candles, 0 elsewhere.
    static Kernel mirroredFlag(KernelGraph g, int n, Formation formation) {
        Candles mirrored = last(g, n).mirrored();
        return measure(g, n, candles -> formation.shows(mirrored) ? 1.0 : 0.0);
    }

    /// 1 where the bullish formation shows in the last `n` candles, -1 where its mirror image does,
    /// 0 elsewhere.
    static Kernel side(KernelGraph g, int n, Formation bullish) {
        Candles mirrored = last(g, n).mirrored();
        return measure(
                g,
                n,
                candles -> bullish.shows(candles) ? 1.0 : bullish.shows(mirrored) ? -1.0 : 0.0);
    }

    static Kernel measure(KernelGraph g, int n, Measure measure) {
        Candles candles = last(g, n);
        return g.over(g.close(), n, _ -> () -> candles.known(n) ? measure.of(candles) : Double.NaN);
    }

    /// Comparisons with NaN are false, which would make an unknown candle an ordinary one.
    private boolean known(int n) {
        return !Double.isNaN(open.ago(n - 1) + high.ago(n - 1) + low.ago(n - 1) + close.ago(n - 1));
    }

    double open(int k) {
        return mirrored ? -open.ago(k) : open.ago(k);
    }

    double high(int k) {
        return mirrored ? -low.ago(k) : high.ago(k);
    }

    double low(int k) {
        return mirrored ? -high.ago(k) : low.ago(k);
    }

    double close(int k) {
        return mirrored ? -close.ago(k) : close.ago(k);
    }

    double range(int k) {
        return high(k) - low(k);
    }

    double body(int k) {
        return Math.abs(close(k) - open(k));
    }

    double upperShadow(int k) {
        return high(k) - Math.max(open(k), close(k));
    }

    double lowerShadow(int k) {
        return Math.min(open(k), close(k)) - low(k);
    }

    /// Share of the range, 0 of a candle without one.
    double share(double part, int k) {
        return Quotient.of(part, range(k), 0.0);
    }

    double middleOfBody(int k) {
        return (open(k) + close(k)) / 2.0;
    }

    boolean isBullish(int k) {
        return close(k) > open(k);
    }

    boolean isBearish(int k) {
        return close(k) < open(k);
    }

    /// Whether the candle has a range and the body is at least this share of it.
    boolean hasBody(double atLeast, int k) {
        return range(k) > 0.0 && body(k) >= atLeast * range(k);
    }
}
