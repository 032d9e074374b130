package io.credence.feature.kernels.calendar;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.StatelessKernel;

/// `sin(2 pi * share of the UTC day)` at the bar's opening, -1 to 1, defined at every bar.
public final class TimeOfDay implements StatelessKernel {

    private static final long DAY_MS = 86_400_000L;

    @Override
    public double step(BarFrame bar) {
        double share = (double) Math.floorMod(bar.openTimeMs(), DAY_MS) / DAY_MS;
        return StrictMath.sin(2.0 * Math.PI * share);
    }
}
