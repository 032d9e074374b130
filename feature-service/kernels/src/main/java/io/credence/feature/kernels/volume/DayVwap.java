package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// The volume-weighted mean price since midnight UTC; the close until something is traded.
final class DayVwap extends Recursion {

    private static final long DAY_MS = 86_400_000L;
    private static final int DAY = 0;
    private static final int TRADED = 1;
    private static final int MEAN = 2;

    private final Kernel time;
    private final Kernel price;
    private final Kernel volume;
    private final Kernel close;

    DayVwap(Kernel time, Kernel price, Kernel volume, Kernel close) {
        super(1, 3, time, price, volume, close);
        this.time = time;
        this.price = price;
        this.volume = volume;
        this.close = close;
    }

    @Override
    protected double advance(double[] state, int before) {
        double day = (double) Math.floorDiv((long) time.value(), DAY_MS);
        if (before == 0 || day != state[DAY]) {
            state[DAY] = day;
            state[TRADED] = 0.0;
            state[MEAN] = 0.0;
        }
        double traded = volume.value();
        if (traded > 0.0) {
            state[TRADED] += traded;
            // A running mean: of equal prices it is that price, which a quotient of sums is not.
            state[MEAN] += (price.value() - state[MEAN]) * (traded / state[TRADED]);
        }
        return state[TRADED] > 0.0 ? state[MEAN] : close.value();
    }
}
