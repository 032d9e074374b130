package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// How far the running total of the input lies above its own exponential mean, `alpha = 2 / (length
/// + 1)`, begun at the simple mean of the first `length` totals. With `d = total - mean` the total
///   itself falls out of the recursion, `d = (1 - alpha) (d + x)`: nothing unbounded is remembered.
final class TotalAboveItsMean extends Recursion {

    private final Kernel input;
    private final int length;
    private final double alpha;

    TotalAboveItsMean(Kernel input, int length) {
        super(length, 1, input);
        this.input = input;
        this.length = length;
        this.alpha = 2.0 / (length + 1.0);
    }

    @Override
    protected double advance(double[] state, int before) {
        // Until `length` totals are seen the mean is the simple one of those so far.
        double weight = before < length ? 1.0 / (before + 1.0) : alpha;
        state[0] = (1.0 - weight) * (state[0] + input.value());
        return state[0];
    }
}
