package io.credence.feature.kernels.clock;

import io.credence.feature.kernels.step.Kernel;
import java.util.function.LongToDoubleFunction;

/// What follows from the bar's opening time, computed anew only when the clock moves on: sines and
/// calendars cost more than most features.
final class ClockKernel extends Kernel {

    private final Kernel time;
    private final long periodMs;
    private final LongToDoubleFunction of;
    private long period = Long.MIN_VALUE;
    private double last;

    /// @param periodMs within which the value does not change
    ClockKernel(Kernel time, long periodMs, LongToDoubleFunction of) {
        super(0);
        this.time = time;
        this.periodMs = periodMs;
        this.of = of;
    }

    @Override
    protected double next() {
        long ms = (long) time.value();
        long now = Math.floorDiv(ms, periodMs);
        if (now != period) {
            period = now;
            last = of.applyAsDouble(ms);
        }
        return last;
    }
}
