package io.credence.feature.kernels.price;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.function.DoubleSupplier;

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
        DoubleSupplier pivot = () -> (high.value() + low.value() + last.value()) / 3.0;
        DoubleSupplier level =
                side == 0
                        ? pivot
                        : side > 0
                                ? () -> 2.0 * pivot.getAsDouble() - low.value()
                                : () -> 2.0 * pivot.getAsDouble() - high.value();
        return g.formula(
                () -> (close.value() - level.getAsDouble()) / close.value(), high, low, last);
    }
}
