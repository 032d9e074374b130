package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// `e / e[-1] - 1` of the exponential moving average of the exponential moving average of the
/// exponential moving average, each begun by the simple mean of the first `length` values that it
/// has. Only the distances between them are remembered: beside a large level the averages
/// themselves would lose the small moves.
final class TripleMeanGrowth extends Recursion {

    private static final int AVERAGES = 3;
    private static final int LAST = AVERAGES;

    private final Kernel input;
    private final int length;
    private final double alpha;

    TripleMeanGrowth(Kernel input, int length) {
        super(AVERAGES * (length - 1) + 2, AVERAGES + 1, input);
        this.input = input;
        this.length = length;
        this.alpha = 2.0 / (length + 1.0);
    }

    @Override
    protected double advance(double[] state, int before) {
        double x = input.value();
        double level = x;
        double rise = before == 0 ? 0.0 : x - state[LAST];
        for (int i = 0; i < AVERAGES; i++) {
            // Values of its input that this average has taken.
            int taken = before - i * (length - 1);
            if (taken < 0) {
                break;
            }
            double distance = taken == 0 ? 0.0 : state[i] + rise;
            rise = distance * (taken < length ? 1.0 / (taken + 1) : alpha);
            state[i] = distance - rise;
            level -= state[i];
        }
        state[LAST] = x;
        return rise / (level - rise);
    }
}
