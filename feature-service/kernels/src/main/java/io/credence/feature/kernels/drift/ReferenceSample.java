package io.credence.feature.kernels.drift;

import java.util.Arrays;

/// A feature's values in the training snapshot, NaN left out, to compare later ones with.
public final class ReferenceSample {

    private static final int BINS = 10;
    // A share of nothing has no logarithm.
    private static final double LEAST_SHARE = 1e-4;

    private final double[] sorted;
    private final int observations;

    private ReferenceSample(double[] sorted, int observations) {
        this.sorted = sorted;
        this.observations = observations;
    }

    /// The numbers among `values`.
    ///
    /// @throws IllegalArgumentException when no value is a number
    public static ReferenceSample of(double[] values) {
        double[] sorted = numbers(values);
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a reference needs a value that is a number");
        }
        return new ReferenceSample(sorted, sorted.length);
    }

    /// At most `most` of the values, evenly spaced by rank with the least and the greatest among
    /// them: shares up to any point move by at most `1 / (most - 1)`. It still stands for as many
    /// observations.
    public ReferenceSample thinned(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("most must be >= 2, was " + most);
        }
        if (sorted.length <= most) {
            return this;
        }
        double[] kept = new double[most];
        for (int i = 0; i < most; i++) {
            kept[i] = sorted[(int) ((long) i * (sorted.length - 1) / (most - 1))];
        }
        return new ReferenceSample(kept, observations);
    }

    private static double[] numbers(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }

    /// The inner edges of ten bins with equal shares of the reference, by linear interpolation
    /// between its order statistics.
    public double[] deciles() {
        double[] deciles = new double[BINS - 1];
        for (int i = 1; i < BINS; i++) {
            double position = (sorted.length - 1) * (i / (double) BINS);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            deciles[i - 1] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return deciles;
    }

    /// The population stability index, `sum (c - r) ln(c / r)` over the shares in the bins of the
    /// reference's deciles: from 0.1 on watch, from 0.25 on act. NaN without a current value.
    public double stabilityIndex(double[] values) {
        double[] current = numbers(values);
        if (current.length == 0) {
            return Double.NaN;
        }
        double[] edges = deciles();
        double[] referenceShares = shares(sorted, edges);
        double[] currentShares = shares(current, edges);
        double index = 0.0;
        for (int bin = 0; bin < BINS; bin++) {
            double r = Math.max(referenceShares[bin], LEAST_SHARE);
            double c = Math.max(currentShares[bin], LEAST_SHARE);
            index += (c - r) * StrictMath.log(c / r);
        }
        return index;
    }

    // A value on an edge belongs to the bin that begins there. Where several edges are one value,
    // because the reference often has it, that value is a bin of its own.
    private static double[] shares(double[] values, double[] edges) {
        double[] shares = new double[BINS];
        for (double value : values) {
            int bin = 0;
            while (bin < edges.length && value >= edges[bin]) {
                bin++;
                if (bin < edges.length && value == edges[bin]) {
                    break;
                }
            }
            shares[bin] += 1.0 / values.length;
        }
        return shares;
    }

    /// The two-sample Kolmogorov-Smirnov statistic: the greatest distance between the shares of
    /// values up to any point, 0 to 1. NaN without a current value.
    public double kolmogorovSmirnov(double[] values) {
        double[] current = numbers(values);
        if (current.length == 0) {
            return Double.NaN;
        }
        int r = 0;
        int c = 0;
        double greatest = 0.0;
        while (r < sorted.length && c < current.length) {
            double at = Math.min(sorted[r], current[c]);
            while (r < sorted.length && sorted[r] <= at) {
                r++;
            }
            while (c < current.length && current[c] <= at) {
                c++;
            }
            greatest =
                    Math.max(
                            greatest,
                            Math.abs((double) r / sorted.length - (double) c / current.length));
        }
        return greatest;
    }

    /// How likely a statistic at least as great is when both samples come from one distribution, by
    /// the asymptotic law with the correction of Stephens, "Use of the Kolmogorov-Smirnov,
    /// Cramer-von Mises and related statistics", JRSS B 32:1, 1970. It takes observations for
    /// independent, which those of neighbouring bars are not: it is too small then. NaN for a
    /// statistic of NaN.
    ///
    /// @param current how many numbers the statistic compared with this reference
    public double significance(double statistic, int current) {
        double root =
                Math.sqrt((double) observations * current / ((double) observations + current));
        return survival((root + 0.12 + 0.11 / root) * statistic);
    }

    /// The Kolmogorov distribution's upper tail, `2 sum (-1)^(k-1) exp(-2 k^2 x^2)`.
    static double survival(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        // The series is slow near 0, where the tail is 1 to twelve digits.
        if (x < 0.2) {
            return 1.0;
        }
        double sum = 0.0;
        for (int k = 1; k <= 100; k++) {
            double term = StrictMath.exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.clamp(2.0 * sum, 0.0, 1.0);
    }

    /// How many numbers it was made from.
    public int size() {
        return observations;
    }
}
