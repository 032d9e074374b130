package io.credence.feature.kernels.cross;

import static io.credence.feature.kernels.cross.CrossMarketFeatures.named;
import static io.credence.feature.kernels.inputs.InputName.LEG_1_CLOSE;
import static io.credence.feature.kernels.inputs.InputName.LEG_2_CLOSE;
import static io.credence.feature.kernels.inputs.InputName.VENUE_CLOSE;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.function.Function;

/// A price against what should equal it, and a return against the one before.
final class ParityFeatures {

    private static final String VENUE = "close / venue.close - 1";
    private static final String TRIANGLE = "close / (leg1.close * leg2.close) - 1";

    private ParityFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                deviation("venue_price_difference", VENUE, ParityFeatures::venue),
                zScore("venue_price_zscore", VENUE, 50, ParityFeatures::venue),
                deviation("triangular_deviation", TRIANGLE, ParityFeatures::triangle),
                zScore("triangular_zscore", TRIANGLE, 50, ParityFeatures::triangle),
                autocorrelation(1, 50),
                autocorrelation(5, 50));
    }

    private static Kernel venue(KernelGraph g) {
        return Comparisons.excess(g, g.close(), VENUE_CLOSE.in(g));
    }

    private static Kernel triangle(KernelGraph g) {
        Kernel first = LEG_1_CLOSE.in(g);
        Kernel second = LEG_2_CLOSE.in(g);
        Kernel through =
                g.formula(
                        "leg1.close * leg2.close",
                        () -> first.value() * second.value(),
                        first,
                        second);
        return Comparisons.excess(g, g.close(), through);
    }

    private static FeatureDefinition deviation(
            String name, String formula, Function<KernelGraph, Kernel> kernel) {
        return WhileKnown.define(named(name).unit("fraction").formula(formula), "", kernel);
    }

    private static FeatureDefinition zScore(
            String prefix, String of, int n, Function<KernelGraph, Kernel> kernel) {
        return WhileKnown.define(
                named(prefix + "_" + n)
                        .with("window", n)
                        .unit("standard deviations")
                        .formula("(x - mean) / std (n - 1) over " + n + " bars, x = " + of),
                "0 where all are equal",
                g -> Comparisons.zScore(g, kernel.apply(g), n));
    }

    private static FeatureDefinition autocorrelation(int lag, int n) {
        return named("return_autocorrelation_" + lag + "_" + n)
                .with("lag", lag)
                .with("window", n)
                .unit("-1..1")
                .formula("correlation of r and r[-" + lag + "] over " + n + " bars, log returns")
                .otherwise("0 where either does not vary")
                .kernel(g ->
                        Comparisons.correlation(g, g.logReturn(), g.ago(g.logReturn(), lag), n));
    }
}
