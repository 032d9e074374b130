package io.credence.feature.kernels.volume;

import static io.credence.feature.kernels.volume.VolumeFeatures.volume;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
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
                    Kernel paid = g.mean(turnover(g), window);
                    Kernel traded = g.mean(g.volume(), window);
                    return g.formula(
                            () ->
                                    Quotient.of(close.value() * traded.value(), paid.value(), 1.0)
                                            - 1.0,
                            paid,
                            traded);
                });
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
                    Kernel vwap = ofDay(g);
                    return g.formula(() -> close.value() / vwap.value() - 1.0, vwap);
                });
    }

    static Kernel ofDay(KernelGraph g) {
        Kernel time = g.time();
        Kernel price = g.typicalPrice();
        Kernel volume = g.volume();
        Kernel close = g.close();
        return g.share(
                DayVwap.class,
                List.of(time, price, volume, close),
                List.of(),
                () -> new DayVwap(time, price, volume, close));
    }
}
