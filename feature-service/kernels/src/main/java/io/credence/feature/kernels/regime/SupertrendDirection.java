package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// 1 until the close falls below the lower band, then -1 until it rises above the upper one. The
/// bands follow the price and only tighten, unless the price has broken through.
final class SupertrendDirection extends Recursion {

    private static final int UPPER = 0;
    private static final int LOWER = 1;
    private static final int DIRECTION = 2;
    private static final int LAST_CLOSE = 3;

    private final Kernel middle;
    private final Kernel range;
    private final Kernel close;
    private final double multiple;

    SupertrendDirection(Kernel middle, Kernel range, Kernel close, double multiple) {
        super(1, 4, middle, range, close);
        this.middle = middle;
        this.range = range;
        this.close = close;
        this.multiple = multiple;
    }

    @Override
    protected double advance(double[] state, int before) {
        double price = close.value();
        double upper = middle.value() + multiple * range.value();
        double lower = middle.value() - multiple * range.value();
        double last = state[LAST_CLOSE];
        if (before == 0 || upper < state[UPPER] || last > state[UPPER]) {
            state[UPPER] = upper;
        }
        if (before == 0 || lower > state[LOWER] || last < state[LOWER]) {
            state[LOWER] = lower;
        }
        if (before == 0) {
            state[DIRECTION] = price >= middle.value() ? 1.0 : -1.0;
        } else if (price < state[LOWER] && state[DIRECTION] > 0.0) {
            state[DIRECTION] = -1.0;
        } else if (price > state[UPPER] && state[DIRECTION] < 0.0) {
            state[DIRECTION] = 1.0;
        }
        state[LAST_CLOSE] = price;
        return state[DIRECTION];
    }
}
