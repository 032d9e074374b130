package io.credence.feature.kernels.derivatives;

import static io.credence.feature.kernels.derivatives.DerivativesFeatures.named;
import static io.credence.feature.kernels.inputs.InputName.FUNDING_PREDICTED;
import static io.credence.feature.kernels.inputs.InputName.FUNDING_RATE;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// What longs pay shorts. The rate is the one that settled last, so it repeats from bar to bar.
final class FundingFeatures {

    private static final double EIGHT_HOURS_MS = 8.0 * 3_600_000.0;

    private FundingFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(rate(), change(24), mean(9), zScore(90), accrual(72), predictedDifference());
    }

    private static FeatureDefinition rate() {
        return WhileKnown.define(
                named("funding_rate").unit("fraction").formula("funding.rate"),
                "",
                FUNDING_RATE::in);
    }

    private static FeatureDefinition change(int lag) {
        return WhileKnown.define(
                named("funding_rate_change_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula("rate - rate[-" + lag + "]"),
                "",
                g -> g.change(FUNDING_RATE.in(g), lag));
    }

    private static FeatureDefinition mean(int n) {
        return WhileKnown.define(
                named("funding_rate_mean_" + n)
                        .with("window", n)
                        .unit("fraction")
                        .formula("mean of the rate over " + n + " bars"),
                "",
                g -> g.mean(FUNDING_RATE.in(g), n));
    }

    private static FeatureDefinition zScore(int n) {
        return WhileKnown.define(
                named("funding_rate_zscore_" + n)
                        .with("window", n)
                        .unit("standard deviations")
                        .formula("(rate - mean) / std (n - 1) over " + n + " bars"),
                "0 where all are equal",
                g -> Comparisons.zScore(g, FUNDING_RATE.in(g), n));
    }

    private static FeatureDefinition accrual(int n) {
        return WhileKnown.define(
                named("funding_accrual_" + n)
                        .with("window", n)
                        .unit("fraction")
                        .formula(
                                "sum(rate * (open time - open time[-1]) / 8 h) over "
                                        + n
                                        + " bars: what a long has paid where funding settles every"
                                        + " eight hours"),
                "",
                g -> g.sum(accrual(g), n));
    }

    private static Kernel accrual(KernelGraph g) {
        Kernel rate = FUNDING_RATE.in(g);
        Kernel elapsed = g.change(g.time(), 1);
        return g.formula(
                "funding accrual",
                () -> rate.value() * (elapsed.value() / EIGHT_HOURS_MS),
                rate,
                elapsed);
    }

    private static FeatureDefinition predictedDifference() {
        return WhileKnown.define(
                named("funding_predicted_difference")
                        .unit("fraction")
                        .formula("funding.predicted - funding.rate"),
                "",
                g -> Comparisons.difference(g, FUNDING_PREDICTED.in(g), FUNDING_RATE.in(g)));
    }
}
