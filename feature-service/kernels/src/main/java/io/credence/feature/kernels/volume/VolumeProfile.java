package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Window;
import java.util.Arrays;

/// What was traded at each price in the last bars: each bar's volume at its typical price. The
/// kernel's own value is the share of it above the close; what else is asked of it holds for the
/// same bar.
final class VolumeProfile extends Kernel {

    static final int BINS = 24;
    static final double VALUE_AREA = 0.7;

    private final Kernel close;
    private final Window closes;
    private final Window threeAbove;
    private final Window volumes;
    private final Kernel total;
    private final Kernel highest;
    private final Kernel lowest;
    private final int n;
    // Filled anew at each bar: no state, and no garbage either.
    private final double[] bins = new double[BINS];
    private final double[] lastCloses;
    private final double[] lastThreeAbove;
    private final double[] lastVolumes;
    private final double[] place;
    private final double[] side;
    private final double[] aboveControl = new double[KernelGraph.BLOCK];
    private final double[] aboveHigh = new double[KernelGraph.BLOCK];
    private final double[] aboveLow = new double[KernelGraph.BLOCK];

    VolumeProfile(
            Kernel close,
            Kernel threeTypicalAboveClose,
            Kernel volume,
            Kernel total,
            Kernel highest,
            Kernel lowest,
            int n) {
        super(highest.warmUp());
        this.close = close;
        this.closes = close.past(n);
        this.threeAbove = threeTypicalAboveClose.past(n);
        this.volumes = volume.past(n);
        this.total = total;
        this.highest = highest;
        this.lowest = lowest;
        this.n = n;
        this.lastCloses = new double[n];
        this.lastThreeAbove = new double[n];
        this.lastVolumes = new double[n];
        this.place = new double[n];
        this.side = new double[n];
    }

    @Override
    protected double next() {
        double total = this.total.value();
        double bottom = lowest.value();
        double width = highest.value() - bottom;
        boolean known =
                closes.copy(n, lastCloses)
                        && threeAbove.copy(n, lastThreeAbove)
                        && volumes.copy(n, lastVolumes);
        if (!known || Double.isNaN(width)) {
            levels(Double.NaN, Double.NaN, Double.NaN);
            return Double.NaN;
        }
        if (total == 0.0 || width == 0.0) {
            levels(0.0, 0.0, 0.0);
            return 0.5;
        }
        double balance = fill(bottom, 3.0 * width);
        findLevels(total, close.value() - bottom, width / BINS);
        // Added up in another order than the total, the balance may be the greater by a rounding.
        return Math.max(0.0, Math.min(1.0, 0.5 + 0.5 * (balance / total)));
    }

    private void levels(double control, double high, double low) {
        aboveControl[bar()] = control;
        aboveHigh[bar()] = high;
        aboveLow[bar()] = low;
    }

    /// @return the volume above the close less the volume below it
    private double fill(double bottom, double threeWidths) {
        Arrays.fill(bins, 0.0);
        double now = close.value();
        // Differences of prices are exact, their sums beside a large level are not; so is the
        // quotient of a price on the edge of a bin.
        for (int k = 0; k < n; k++) {
            double above = lastThreeAbove[k];
            place[k] = (3.0 * (lastCloses[k] - bottom) + above) * BINS / threeWidths;
            side[k] = Math.signum(3.0 * (lastCloses[k] - now) + above) * lastVolumes[k];
        }
        double balance = 0.0;
        for (int k = 0; k < n; k++) {
            // The highest price belongs to the last bin; rounding may lead beyond either end.
            bins[Math.max(0, Math.min((int) place[k], BINS - 1))] += lastVolumes[k];
            balance += side[k];
        }
        return balance;
    }

    /// @param now the close above the lowest low
    private void findLevels(double total, double now, double step) {
        int fullest = 0;
        for (int bin = 1; bin < BINS; bin++) {
            fullest = bins[bin] > bins[fullest] ? bin : fullest;
        }
        int low = fullest;
        int high = fullest;
        double inside = bins[fullest];
        while (inside < VALUE_AREA * total && high - low < BINS - 1) {
            double over = high + 1 < BINS ? bins[high + 1] : -1.0;
            double under = low > 0 ? bins[low - 1] : -1.0;
            if (over >= under) {
                high++;
                inside += over;
            } else {
                low--;
                inside += under;
            }
        }
        levels(now - (fullest + 0.5) * step, now - (high + 1.0) * step, now - low * step);
    }

    /// The close less the middle of the bin in which most was traded.
    double abovePointOfControl() {
        return aboveControl[bar()];
    }

    /// The close less the top of the bins around the point of control that hold 70 % of the volume.
    double aboveValueAreaHigh() {
        return aboveHigh[bar()];
    }

    /// The close less their bottom.
    double aboveValueAreaLow() {
        return aboveLow[bar()];
    }
}
