package io.credence.feature.kernels.volume;

import static io.credence.feature.kernels.volume.VolumeFeatures.volume;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// The close against the mean price that was paid, each bar's typical price weighted by its volume.
final class VwapFeatures {

    private static final String SOURCE =
            "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE, 1988";

    private VwapFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(distance(20), distance(50), distanceOfDay());
    }

    private static FeatureDefinition distance(int window) {
        return volume("vwap_distance_" + window)
                .with("window", window)
                .unit("fraction")
                .formula(
                        "close / vwap - 1, vwap = sum of p volume / sum of volume over "
                                + window
                                + " bars, p = (high + low + close) / 3")
                .otherwise("0 where nothing was traded")
                .cited(SOURCE)
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel above = aboveVwap(g, window);
                    return g.formula(() -> above.value() / (close.value() - above.value()), above);
                });
    }

    /// `close - vwap`, from differences of prices alone: beside a large level their products with
    /// volumes would lose the small moves.
    private static Kernel aboveVwap(KernelGraph g, int n) {
        Kernel close = g.close();
        Kernel volume = g.volume();
        Kernel three = g.threeTypicalAboveClose();
        Kernel aboveMean = g.aboveMean(close, n);
        Kernel together = g.codeviations(volume, close, n);
        Kernel wick = g.formula(() -> three.value() * volume.value(), three, volume);
        Kernel wicks = g.sum(wick, n);
        Kernel traded = g.sum(volume, n);
        return g.formula(
                () -> {
                    double weighted = together.value() + wicks.value() / 3.0;
                    return traded.value() == 0.0
                            ? 0.0
                            : aboveMean.value() - weighted / traded.value();
                },
                aboveMean,
                together,
                wicks,
                traded);
    }

    /// Typical price times volume.
    static Kernel turnover(KernelGraph g) {
        Kernel price = g.typicalPrice();
        Kernel volume = g.volume();
        return g.formula("turnover", () -> price.value() * volume.value(), price, volume);
    }

    private static FeatureDefinition distanceOfDay() {
        return volume("vwap_distance_day")
                .unit("fraction")
                .formula(
                        "close / vwap - 1, vwap as in vwap_distance_20 of the bars since midnight"
                                + " UTC, as far as the segment reaches back")
                .otherwise("0 where nothing was traded yet")
                .cited(SOURCE)
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel above = aboveVwapOfDay(g);
                    return g.formula(() -> above.value() / (close.value() - above.value()), above);
                });
    }

    static Kernel aboveVwapOfDay(KernelGraph g) {
        return g.of(new AboveDayVwap(g.time(), g.close(), g.threeTypicalAboveClose(), g.volume()));
    }
}
