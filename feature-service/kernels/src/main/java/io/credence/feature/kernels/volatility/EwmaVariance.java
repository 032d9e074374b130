package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// Exponentially weighted mean of the squared input: `v = (1 - a) v + a x^2` with `a = 2 / (span +
/// 1)`, begun at the first square (pandas `adjust=False`), when the beginning still weighs `(1 -
/// a)^(span - 1)`, about 14 %. The mean of the input is taken as zero, as in RiskMetrics.
final class EwmaVariance extends Recursion {

    private final Kernel input;
    private final double alpha;

    EwmaVariance(Kernel input, int span) {
        super(span, 1, input);
        this.input = input;
        this.alpha = 2.0 / (span + 1.0);
    }

    @Override
    protected double advance(double[] state, int before) {
        double x = input.value();
        state[0] = before == 0 ? x * x : (1.0 - alpha) * state[0] + alpha * (x * x);
        return state[0];
    }
}
