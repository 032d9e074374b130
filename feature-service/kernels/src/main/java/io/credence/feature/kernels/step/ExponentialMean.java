package io.credence.feature.kernels.step;

/// `mean + (x - mean) * alpha` after the simple mean of the first `length` values, as in TA-Lib:
/// with `alpha = 2 / (length + 1)` the exponential moving average, with `1 / length` Wilder's.
/// Wilder, New Concepts in Technical Trading Systems, 1978.
final class ExponentialMean extends Recursion {

    private final Kernel input;
    private final int length;
    private final double alpha;

    ExponentialMean(Kernel input, int length, double alpha) {
        super(length, 1, input);
        this.input = input;
        this.length = length;
        this.alpha = alpha;
    }

    // With the mean in a register, not in an array: each value waits for the one before.
    @Override
    protected void fill(double[] values, int bars) {
        if (!isSettled(bars)) {
            super.fill(values, bars);
            return;
        }
        double mean = state()[0];
        for (int i = 0; i < bars; i++) {
            mean += (input.value(i) - mean) * alpha;
            values[i] = mean;
        }
        state()[0] = mean;
    }

    @Override
    protected double advance(double[] state, int before) {
        double x = input.value();
        if (before < length) {
            // A running mean: a sum would lose what the mean keeps.
            state[0] += (x - state[0]) / (before + 1);
        } else {
            state[0] += (x - state[0]) * alpha;
        }
        return state[0];
    }
}
