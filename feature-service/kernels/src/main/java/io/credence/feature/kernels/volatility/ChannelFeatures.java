package io.credence.feature.kernels.volatility;

import static io.credence.feature.kernels.volatility.VolatilityFeatures.volatility;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// How wide the price's channels are, how far it fell within them and whether it got anywhere.
final class ChannelFeatures {

    private static final int KELTNER_RANGE = 10;
    private static final double BANDS = 2.0;

    private ChannelFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(bollingerWidth(20), keltnerWidth(20), ulcerIndex(14), choppiness(14));
    }

    private static FeatureDefinition bollingerWidth(int window) {
        return volatility("bollinger_width_" + window)
                .with("window", window)
                .with("deviations", BANDS)
                .unit("fraction")
                .formula(
                        "(upper - lower) / SMA, bands SMA +/- 2 std (divisor n) of "
                                + window
                                + " closes")
                .cited("Bollinger, Bollinger on Bollinger Bands, 2001")
                .kernel(g -> bollingerWidth(g, window));
    }

    private static Kernel bollingerWidth(KernelGraph g, int n) {
        Kernel mean = g.mean(g.close(), n);
        Kernel std = g.populationStd(g.close(), n);
        return g.formula(() -> 2.0 * BANDS * std.value() / mean.value(), mean, std);
    }

    private static FeatureDefinition keltnerWidth(int length) {
        return volatility("keltner_width_" + length)
                .with("length", length)
                .with("range_length", KELTNER_RANGE)
                .with("ranges", BANDS)
                .unit("fraction")
                .formula(
                        "(upper - lower) / EMA, bands EMA(close, "
                                + length
                                + ") +/- 2 ATR("
                                + KELTNER_RANGE
                                + ")")
                .cited("Keltner, How to Make Money in Commodities, 1960; with the ATR as Raschke")
                .kernel(g -> keltnerWidth(g, length));
    }

    private static Kernel keltnerWidth(KernelGraph g, int n) {
        Kernel mean = g.exponentialMean(g.close(), n);
        Kernel range = g.averageTrueRange(KELTNER_RANGE);
        return g.formula(() -> 2.0 * BANDS * range.value() / mean.value(), mean, range);
    }

    private static FeatureDefinition ulcerIndex(int window) {
        return volatility("ulcer_index_" + window)
                .with("window", window)
                .unit("fraction")
                .formula(
                        "sqrt(mean of d^2) over "
                                + window
                                + " bars, d = 1 - close / greatest close since the window's first")
                .cited("Martin and McCann, The Investor's Guide to Fidelity Funds, 1989")
                .kernel(g -> g.of(new UlcerIndex(g.close(), window)));
    }

    private static FeatureDefinition choppiness(int window) {
        return volatility("choppiness_" + window)
                .with("window", window)
                .unit("index 0..100")
                .formula(
                        "100 log(sum of the true ranges / (max true high - min true low)) / log(n)"
                                + " over n = "
                                + window
                                + " bars, true high and low with the close before")
                .otherwise("100 where the price did not move: it got nowhere")
                .cited("Dreiss, choppiness index")
                .kernel(g -> choppiness(g, window));
    }

    private static Kernel choppiness(KernelGraph g, int n) {
        Kernel way = g.sum(g.trueRange(), n);
        Kernel highest = g.max(g.high(), n);
        Kernel lowest = g.min(g.low(), n);
        // A close lies within its own bar: the one before the window is all that true highs and
        // lows add to plain ones.
        Kernel before = g.ago(g.close(), n);
        double full = StrictMath.log(n);
        return g.formula(
                () -> {
                    double top = Math.max(highest.value(), before.value());
                    double width = top - Math.min(lowest.value(), before.value());
                    if (width == 0.0) {
                        return 100.0;
                    }
                    // The way is never shorter than the width, but by rounding.
                    return 100.0 * StrictMath.log(Math.max(way.value() / width, 1.0)) / full;
                },
                way,
                highest,
                lowest,
                before);
    }
}
