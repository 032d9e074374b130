package io.credence.feature.kernels.calendar;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.StatelessKernel;

/// `sin(2 pi * day / 7)` with Monday as day 0, by the UTC date of the bar's opening; -1 to 1,
/// defined at every bar.
public final class DayOfWeek implements StatelessKernel {

    private static final long DAY_MS = 86_400_000L;
    private static final int EPOCH_DAY = 3; // 1970-01-01 was a Thursday.

    @Override
    public double step(BarFrame bar) {
        long day = Math.floorMod(Math.floorDiv(bar.openTimeMs(), DAY_MS) + EPOCH_DAY, 7L);
        return StrictMath.sin(2.0 * Math.PI * day / 7.0);
    }
}
