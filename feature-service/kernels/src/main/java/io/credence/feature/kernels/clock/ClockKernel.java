package io.credence.feature.kernels.clock;

import io.credence.feature.kernels.step.Kernel;
import java.util.function.LongToDoubleFunction;

/// What follows from the hour of the bar's opening, computed anew only when that moves on: the
/// calendar costs more than most features.
final class ClockKernel extends Kernel {

    private static final long HOUR_MS = 3_600_000L;

    private final Kernel time;
    private final LongToDoubleFunction of;
    // In which the bar before opened: none yet.
    private long hour = Long.MAX_VALUE;
    private double last;

    ClockKernel(Kernel time, LongToDoubleFunction of) {
        super(0);
        this.time = time;
        this.of = of;
    }

    @Override
    protected double next() {
        long ms = (long) time.value();
        if (ms < hour || ms >= hour + HOUR_MS) {
            hour = ms - Math.floorMod(ms, HOUR_MS);
            last = of.applyAsDouble(ms);
        }
        return last;
    }
}
