package io.credence.feature.kernels.derivatives;

import static io.credence.feature.kernels.derivatives.DerivativesFeatures.named;
import static io.credence.feature.kernels.inputs.InputName.INDEX_CLOSE;
import static io.credence.feature.kernels.inputs.InputName.MARK_CLOSE;
import static io.credence.feature.kernels.inputs.InputName.PERP_CLOSE;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.function.Function;

/// The perpetual future's price against what it follows.
final class BasisFeatures {

    private BasisFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                basis("perp_index_basis", "perp.close / index.close - 1", BasisFeatures::ofIndex),
                basis(
                        "perp_spot_basis",
                        "perp.close / close - 1, where the bars are the spot market's",
                        g -> Comparisons.excess(g, PERP_CLOSE.in(g), g.close())),
                basis(
                        "mark_index_premium",
                        "mark.close / index.close - 1",
                        g -> Comparisons.excess(g, MARK_CLOSE.in(g), INDEX_CLOSE.in(g))),
                zScore(50));
    }

    private static FeatureDefinition basis(
            String name, String formula, Function<KernelGraph, Kernel> kernel) {
        return WhileKnown.define(named(name).unit("fraction").formula(formula), "", kernel);
    }

    private static Kernel ofIndex(KernelGraph g) {
        return Comparisons.excess(g, PERP_CLOSE.in(g), INDEX_CLOSE.in(g));
    }

    private static FeatureDefinition zScore(int n) {
        return WhileKnown.define(
                named("perp_index_basis_zscore_" + n)
                        .with("window", n)
                        .unit("standard deviations")
                        .formula(
                                "(x - mean) / std (n - 1) over "
                                        + n
                                        + " bars, x = perp.close / index.close - 1"),
                "0 where all are equal",
                g -> Comparisons.zScore(g, ofIndex(g), n));
    }
}
