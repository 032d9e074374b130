package io.credence.feature.kernels.step;

/// How far a value lies above its [ExponentialMean]. Only the distance is remembered: beside a
/// large level the mean itself would lose the small moves.
final class ExponentialDistance extends Recursion {

    private final Kernel input;
    private final int length;
    private final double alpha;

    ExponentialDistance(Kernel input, int length, double alpha) {
        super(length, 2, input);
        this.input = input;
        this.length = length;
        this.alpha = alpha;
    }

    // As in ExponentialMean.
    @Override
    protected void fill(double[] values, int bars) {
        if (!isSettled(bars)) {
            super.fill(values, bars);
            return;
        }
        double last = state()[1];
        double above = state()[0];
        for (int i = 0; i < bars; i++) {
            double x = input.value(i);
            double distance = above + (x - last);
            above = distance - distance * alpha;
            last = x;
            values[i] = above;
        }
        state()[0] = above;
        state()[1] = last;
    }

    @Override
    protected double advance(double[] state, int before) {
        double x = input.value();
        double distance = before == 0 ? 0.0 : state[0] + (x - state[1]);
        double weight = before < length ? 1.0 / (before + 1) : alpha;
        state[0] = distance - distance * weight;
        state[1] = x;
        return state[0];
    }
}
