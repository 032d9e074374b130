package io.credence.feature.kernels.pattern;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// How many times in a row, this one included, the input has been what is counted, up to a limit.
/// The first count is given when the limit could have been reached: it is the same wherever the
/// bars began.
final class Run extends Recursion {

    private final Kernel input;
    private final double counted;
    private final int limit;

    Run(Kernel input, double counted, int limit) {
        super(limit, 1, input);
        this.input = input;
        this.counted = counted;
        this.limit = limit;
    }

    @Override
    protected double advance(double[] state, int before) {
        state[0] = input.value() == counted ? Math.min(state[0] + 1.0, limit) : 0.0;
        return state[0];
    }
}
