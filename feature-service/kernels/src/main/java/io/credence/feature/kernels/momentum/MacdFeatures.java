package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.List;

/// How far averages of the price are apart: each begun by the simple mean of its own first bars,
/// and remembered by its distance from the price.
final class MacdFeatures {

    private static final String APPEL =
            "Appel, The Moving Average Convergence-Divergence Trading Method, 1979";

    private static final String AWESOME = "SMA(m, 5) - SMA(m, 34), m = (high + low) / 2";

    /// Lengths of the exponential averages.
    record Lengths(int fast, int slow, int signal) {

        FeatureDefinition.Builder named(String name) {
            return MomentumFeatures.momentum(name)
                    .with("fast", fast)
                    .with("slow", slow)
                    .unit("fraction")
                    .cited(APPEL);
        }

        FeatureDefinition.Builder signalled(String name) {
            return named(name + "_" + fast + "_" + slow + "_" + signal).with("signal", signal);
        }

        String averages() {
            return "EMA(close, " + fast + ") - EMA(close, " + slow + ")";
        }
    }

    private MacdFeatures() {}

    static List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.addAll(convergence(new Lengths(12, 26, 9)));
        features.addAll(convergence(new Lengths(5, 35, 5)));
        features.addAll(percentage(new Lengths(12, 26, 9)));
        features.add(elder("elder_bull_power_13", "high", 13));
        features.add(elder("elder_bear_power_13", "low", 13));
        features.add(
                williams("awesome_5_34")
                        .formula("a / close, a = " + AWESOME)
                        .kernel(g -> byClose(g, awesome(g))));
        features.add(
                williams("awesome_change_5_34")
                        .formula("(a - a[-1]) / close, a = " + AWESOME)
                        .kernel(g -> byClose(g, g.change(awesome(g), 1))));
        return features;
    }

    private static List<FeatureDefinition> convergence(Lengths n) {
        return List.of(
                n.named("macd_" + n.fast + "_" + n.slow)
                        .formula("(" + n.averages() + ") / close")
                        .kernel(g -> byClose(g, convergence(g, n))),
                n.signalled("macd_signal")
                        .formula("EMA(m, " + n.signal + ") / close, m = " + n.averages())
                        .kernel(g -> byClose(g, g.exponentialMean(convergence(g, n), n.signal))),
                n.signalled("macd_histogram")
                        .formula("(m - EMA(m, " + n.signal + ")) / close, m = " + n.averages())
                        .kernel(g -> byClose(g, histogram(g, convergence(g, n), n))));
    }

    private static List<FeatureDefinition> percentage(Lengths n) {
        String ratio = "(" + n.averages() + ") / EMA(close, " + n.slow + ")";
        return List.of(
                n.named("ppo_" + n.fast + "_" + n.slow)
                        .formula(ratio)
                        .kernel(g -> percentage(g, n)),
                n.signalled("ppo_signal")
                        .formula("EMA(p, " + n.signal + "), p = " + ratio)
                        .kernel(g -> g.exponentialMean(percentage(g, n), n.signal)),
                n.signalled("ppo_histogram")
                        .formula("p - EMA(p, " + n.signal + "), p = " + ratio)
                        .kernel(g -> histogram(g, percentage(g, n), n)));
    }

    /// Moving average convergence-divergence, in units of price.
    static Kernel convergence(KernelGraph g, Lengths n) {
        Kernel aboveFast = g.aboveExponentialMean(g.close(), n.fast);
        Kernel aboveSlow = g.aboveExponentialMean(g.close(), n.slow);
        return g.formula("macd", () -> aboveSlow.value() - aboveFast.value(), aboveSlow, aboveFast);
    }

    static Kernel percentage(KernelGraph g, Lengths n) {
        Kernel close = g.close();
        Kernel macd = convergence(g, n);
        Kernel aboveSlow = g.aboveExponentialMean(close, n.slow);
        return g.formula(
                "ppo", () -> macd.value() / (close.value() - aboveSlow.value()), macd, aboveSlow);
    }

    static Kernel histogram(KernelGraph g, Kernel line, Lengths n) {
        Kernel signal = g.exponentialMean(line, n.signal);
        return g.formula(() -> line.value() - signal.value(), line, signal);
    }

    private static Kernel byClose(KernelGraph g, Kernel price) {
        Kernel close = g.close();
        return g.formula(() -> price.value() / close.value(), price);
    }

    private static FeatureDefinition elder(String name, String extreme, int n) {
        return MomentumFeatures.momentum(name)
                .with("length", n)
                .unit("fraction")
                .formula("(" + extreme + " - EMA(close, " + n + ")) / close")
                .cited("Elder, Trading for a Living, 1993")
                .kernel(g -> byClose(g, elder(g, extreme.equals("high") ? g.high() : g.low(), n)));
    }

    static Kernel elder(KernelGraph g, Kernel extreme, int n) {
        Kernel close = g.close();
        Kernel above = g.aboveExponentialMean(close, n);
        return g.formula(() -> extreme.value() - close.value() + above.value(), above);
    }

    private static FeatureDefinition.Builder williams(String name) {
        return MomentumFeatures.momentum(name)
                .with("fast", 5)
                .with("slow", 34)
                .unit("fraction")
                .cited("B. Williams, New Trading Dimensions, 1998");
    }

    /// Awesome oscillator, in units of price.
    static Kernel awesome(KernelGraph g) {
        Kernel aboveFast = g.aboveMean(g.medianPrice(), 5);
        Kernel aboveSlow = g.aboveMean(g.medianPrice(), 34);
        return g.formula(
                "awesome", () -> aboveSlow.value() - aboveFast.value(), aboveSlow, aboveFast);
    }
}
