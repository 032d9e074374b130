package io.credence.feature.kernels.price;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// Floor traders' pivot points. Their "yesterday" is the last 24 bars before the current one: a
/// market that never closes has no other.
final class PivotFeatures {

    private static final int SESSION = 24;

    private PivotFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                distance("pivot_distance", "p", 0),
                distance("pivot_r1_distance", "2 p - low, resistance", 1),
                distance("pivot_s1_distance", "2 p - high, support", -1));
    }

    private static FeatureDefinition distance(String name, String level, int side) {
        return FeatureDefinition.named(name)
                .group(FeatureGroup.PRICE)
                .with("window", SESSION)
                .unit("fraction")
                .formula(
                        "(close - level) / close, level = "
                                + level
                                + "; p = (high + low + close) / 3 with the highest, lowest and"
                                + " last price of the "
                                + SESSION
                                + " bars before this one")
                .cited("floor traders' pivot points")
                .kernel(g -> distance(g, side));
    }

    private static Kernel distance(KernelGraph g, int side) {
        Kernel close = g.close();
        Kernel high = g.ago(g.max(g.high(), SESSION), 1);
        Kernel low = g.ago(g.min(g.low(), SESSION), 1);
        Kernel last = g.ago(close, 1);
        // The level is a mean of the three: p of each once, 2 p - low of high and last twice and of
        // low taken away once. The close less each of them is exact beside a large level.
        double ofHigh = side == 0 ? 1.0 : side > 0 ? 2.0 : -1.0;
        double ofLow = side == 0 ? 1.0 : side > 0 ? -1.0 : 2.0;
        double ofLast = side == 0 ? 1.0 : 2.0;
        return g.formula(
                () -> {
                    double now = close.value();
                    double above =
                            ofHigh * (now - high.value())
                                    + ofLow * (now - low.value())
                                    + ofLast * (now - last.value());
                    return above / 3.0 / now;
                },
                high,
                low,
                last);
    }
}
