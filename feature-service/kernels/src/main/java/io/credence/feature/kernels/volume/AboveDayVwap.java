package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// How far the close is above the volume-weighted mean price since midnight UTC; 0 until something
/// is traded. Only the distance is remembered: beside a large level the mean itself would lose the
/// small moves.
final class AboveDayVwap extends Recursion {

    private static final long DAY_MS = 86_400_000L;
    private static final int DAY = 0;
    private static final int TRADED = 1;
    private static final int ABOVE = 2;
    private static final int CLOSE = 3;

    private final Kernel time;
    private final Kernel close;
    private final Kernel threeTypicalAboveClose;
    private final Kernel volume;

    AboveDayVwap(Kernel time, Kernel close, Kernel threeTypicalAboveClose, Kernel volume) {
        super(1, 4, time, close, threeTypicalAboveClose, volume);
        this.time = time;
        this.close = close;
        this.threeTypicalAboveClose = threeTypicalAboveClose;
        this.volume = volume;
    }

    @Override
    protected double advance(double[] state, int before) {
        double day = (double) Math.floorDiv((long) time.value(), DAY_MS);
        if (before == 0 || day != state[DAY]) {
            state[DAY] = day;
            state[TRADED] = 0.0;
        }
        double above = state[ABOVE] + (close.value() - state[CLOSE]);
        state[CLOSE] = close.value();
        state[TRADED] += volume.value();
        if (state[TRADED] == 0.0) {
            state[ABOVE] = 0.0;
        } else {
            double here = -threeTypicalAboveClose.value() / 3.0;
            // All of it at the day's first trade.
            double weight = volume.value() / state[TRADED];
            state[ABOVE] = weight == 1.0 ? here : above + (here - above) * weight;
        }
        return state[ABOVE];
    }
}
