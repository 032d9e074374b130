package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// Where something stands between its extremes of the last bars.
final class StochasticFeatures {

    private static final int SMOOTHING = 3;
    // While the price stands still after moves the RSI keeps its value but for rounding, of which
    // the quotient of two differences would make any number.
    private static final double STILL = 1e-9;

    private StochasticFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                stochasticK(14),
                stochasticD(14),
                stochasticK(5),
                stochasticD(5),
                stochasticRsiK(14),
                stochasticRsiD(14),
                williams(14),
                williams(28));
    }

    private static FeatureDefinition stochasticK(int n) {
        return stochastic("stoch_k_" + n, n)
                .formula("SMA(raw, 3), " + raw(n))
                .kernel(g -> stochasticK(g, n));
    }

    private static FeatureDefinition stochasticD(int n) {
        return stochastic("stoch_d_" + n, n)
                .formula("SMA(SMA(raw, 3), 3), " + raw(n))
                .kernel(g -> g.mean(stochasticK(g, n), SMOOTHING));
    }

    private static String raw(int n) {
        return "raw = 100 (close - min(low)) / (max(high) - min(low)) over " + n + " bars";
    }

    private static FeatureDefinition.Builder stochastic(String name, int n) {
        return MomentumFeatures.momentum(name)
                .with("window", n)
                .with("smoothing", SMOOTHING)
                .unit("index 0..100")
                .otherwise("raw is 50 where the window has no range")
                .cited("Lane, Lane's Stochastics, Stocks & Commodities 2:3, 1984");
    }

    static Kernel stochasticK(KernelGraph g, int n) {
        return g.mean(stochastic(g, n), SMOOTHING);
    }

    /// Place of the close in the range of the last `n` bars, 0 to 100.
    private static Kernel stochastic(KernelGraph g, int n) {
        Kernel close = g.close();
        Kernel max = g.max(g.high(), n);
        Kernel min = g.min(g.low(), n);
        return g.formula(
                "stochastic",
                () ->
                        100.0
                                * Quotient.of(
                                        close.value() - min.value(),
                                        max.value() - min.value(),
                                        0.5),
                max,
                min);
    }

    private static FeatureDefinition stochasticRsiK(int n) {
        return stochasticRsi("stoch_rsi_k_" + n, n)
                .formula("SMA(raw, 3), " + rawRsi(n))
                .kernel(g -> stochasticRsiK(g, n));
    }

    private static FeatureDefinition stochasticRsiD(int n) {
        return stochasticRsi("stoch_rsi_d_" + n, n)
                .formula("SMA(SMA(raw, 3), 3), " + rawRsi(n))
                .kernel(g -> g.mean(stochasticRsiK(g, n), SMOOTHING));
    }

    private static String rawRsi(int n) {
        return "raw = 100 (rsi - min) / (max - min), extremes of RSI("
                + n
                + ") over "
                + n
                + " bars";
    }

    private static FeatureDefinition.Builder stochasticRsi(String name, int n) {
        return MomentumFeatures.momentum(name)
                .with("length", n)
                .with("window", n)
                .with("smoothing", SMOOTHING)
                .unit("index 0..100")
                .otherwise("raw is 50 where the extremes are less than 1e-9 apart")
                .cited("Chande and Kroll, The New Technical Trader, 1994");
    }

    static Kernel stochasticRsiK(KernelGraph g, int n) {
        return g.mean(stochasticRsi(g, n), SMOOTHING);
    }

    static Kernel stochasticRsi(KernelGraph g, int n) {
        Kernel rsi = MomentumFeatures.relativeStrength(g, n);
        Kernel max = g.max(rsi, n);
        Kernel min = g.min(rsi, n);
        return g.formula(
                "stochastic rsi",
                () -> {
                    double width = max.value() - min.value();
                    return width < STILL ? 50.0 : 100.0 * (rsi.value() - min.value()) / width;
                },
                max,
                min);
    }

    private static FeatureDefinition williams(int n) {
        return MomentumFeatures.momentum("williams_r_" + n)
                .with("window", n)
                .unit("index -100..0")
                .formula("-100 (max(high) - close) / (max(high) - min(low)) over " + n + " bars")
                .otherwise("-50 where the window has no range")
                .cited("L. Williams, How I Made One Million Dollars ... Trading Commodities, 1973")
                .kernel(g -> williams(g, n));
    }

    static Kernel williams(KernelGraph g, int n) {
        Kernel raw = stochastic(g, n);
        return g.formula(() -> raw.value() - 100.0, raw);
    }
}
