package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.List;

/// How the price has moved lately. What a textbook gives in units of price is divided by the close,
/// what it gives in percent of a price is a fraction; indices keep the textbook's range.
public final class MomentumFeatures implements FeatureProvider {

    /// Of the close: smoothed moves that are smaller are none. They shrink for ever while the price
    /// stands still, and at the end their quotient is that of two roundings.
    static final double STILL = 1e-30;

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        for (int length : new int[] {7, 14, 28}) {
            features.add(relativeStrength(length));
        }
        features.add(momentum(20));
        features.add(crossover(5, 20));
        features.addAll(StochasticFeatures.features());
        features.addAll(MacdFeatures.features());
        features.addAll(RateOfChangeFeatures.features());
        features.addAll(OscillatorFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder momentum(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.MOMENTUM);
    }

    private static FeatureDefinition momentum(int lag) {
        return momentum("momentum_" + lag)
                .with("lag", lag)
                .unit("fraction")
                .formula("close / close[-" + lag + "] - 1")
                .kernel(g -> g.growth(g.close(), lag));
    }

    private static FeatureDefinition relativeStrength(int length) {
        return momentum("rsi_" + length)
                .with("length", length)
                .unit("index 0..100")
                .formula(
                        "100 gain / (gain + loss), Wilder smoothing seeded by the mean of "
                                + length)
                .otherwise("50 where gain + loss is below 1e-30 of the close")
                .cited("Wilder, New Concepts in Technical Trading Systems, 1978")
                .kernel(g -> relativeStrength(g, length));
    }

    /// Wilder's relative strength index, 0 to 100.
    static Kernel relativeStrength(KernelGraph g, int length) {
        Kernel gain = g.wilderMean(gain(g), length);
        Kernel loss = g.wilderMean(loss(g), length);
        Kernel close = g.close();
        return g.formula(
                "relative strength",
                () -> {
                    double moved = gain.value() + loss.value();
                    return moved < STILL * close.value() ? 50.0 : 100.0 * gain.value() / moved;
                },
                gain,
                loss);
    }

    /// What the close rose since the last one, 0 when it fell.
    static Kernel gain(KernelGraph g) {
        Kernel change = g.change(g.close(), 1);
        return g.formula("gain", () -> Math.max(change.value(), 0.0), change);
    }

    /// What the close fell since the last one, 0 when it rose.
    static Kernel loss(KernelGraph g) {
        Kernel change = g.change(g.close(), 1);
        return g.formula("loss", () -> Math.max(-change.value(), 0.0), change);
    }

    private static FeatureDefinition crossover(int fast, int slow) {
        return momentum("sma_crossover")
                .with("fast", fast)
                .with("slow", slow)
                .unit("fraction")
                .formula("SMA(close, " + fast + ") / SMA(close, " + slow + ") - 1")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel quick = g.aboveMean(close, fast);
                    Kernel calm = g.aboveMean(close, slow);
                    return g.formula(
                            () -> (calm.value() - quick.value()) / (close.value() - calm.value()),
                            quick,
                            calm);
                });
    }
}
