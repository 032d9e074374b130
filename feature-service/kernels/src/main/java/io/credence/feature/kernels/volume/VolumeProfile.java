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

    private final Window prices;
    private final Window volumes;
    private final Kernel close;
    private final Kernel highest;
    private final Kernel lowest;
    private final int n;
    // Filled anew at each bar: no state, and no garbage either.
    private final double[] bins = new double[BINS];
    private final double[] lastPrices;
    private final double[] lastVolumes;
    private final double[] pointOfControl = new double[KernelGraph.BLOCK];
    private final double[] valueAreaHigh = new double[KernelGraph.BLOCK];
    private final double[] valueAreaLow = new double[KernelGraph.BLOCK];

    VolumeProfile(Kernel price, Kernel volume, Kernel close, Kernel highest, Kernel lowest, int n) {
        super(highest.warmUp());
        this.prices = price.past(n);
        this.volumes = volume.past(n);
        this.close = close;
        this.highest = highest;
        this.lowest = lowest;
        this.n = n;
        this.lastPrices = new double[n];
        this.lastVolumes = new double[n];
    }

    @Override
    protected double next() {
        double total = volumes.sum(n);
        double bottom = lowest.value();
        double width = highest.value() - bottom;
        boolean known = prices.copy(n, lastPrices) && volumes.copy(n, lastVolumes);
        if (!known || Double.isNaN(width)) {
            levels(Double.NaN, Double.NaN, Double.NaN);
            return Double.NaN;
        }
        if (total == 0.0 || width == 0.0) {
            levels(close.value(), close.value(), close.value());
            return 0.5;
        }
        double balance = fill(bottom, BINS / width);
        findLevels(total, bottom, width / BINS);
        // Added up in another order than the total, the balance may be the greater by a rounding.
        return Math.max(0.0, Math.min(1.0, 0.5 + 0.5 * (balance / total)));
    }

    private void levels(double control, double high, double low) {
        pointOfControl[bar()] = control;
        valueAreaHigh[bar()] = high;
        valueAreaLow[bar()] = low;
    }

    /// @return the volume above the close less the volume below it
    private double fill(double bottom, double binsPerPrice) {
        Arrays.fill(bins, 0.0);
        double now = close.value();
        double balance = 0.0;
        for (int k = n - 1; k >= 0; k--) {
            double price = lastPrices[k];
            double volume = lastVolumes[k];
            int bin = (int) ((price - bottom) * binsPerPrice);
            // The highest price belongs to the last bin; rounding may lead beyond either end.
            bins[Math.max(0, Math.min(bin, BINS - 1))] += volume;
            balance += Math.signum(price - now) * volume;
        }
        return balance;
    }

    private void findLevels(double total, double bottom, double step) {
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
        levels(bottom + (fullest + 0.5) * step, bottom + (high + 1.0) * step, bottom + low * step);
    }

    /// The middle of the bin in which most was traded.
    double pointOfControl() {
        return pointOfControl[bar()];
    }

    /// The top of the bins around the point of control that hold 70 % of the volume.
    double valueAreaHigh() {
        return valueAreaHigh[bar()];
    }

    double valueAreaLow() {
        return valueAreaLow[bar()];
    }
}
