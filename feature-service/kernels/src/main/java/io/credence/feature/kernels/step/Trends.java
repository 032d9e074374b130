package io.credence.feature.kernels.step;

/// Least-squares trends: the sum of the values times their positions, counted from the middle of
/// the span. Joined as in [Spreads].
final class Trends extends Doublings {

    private final double[] values;
    // By level, of the 2^level values up to a place: the mean less the newest value, the sum.
    private final double[][] means;
    private final double[][] sums;

    Trends(double[] values, int most) {
        super(most);
        this.values = values;
        means = places(levels(), values.length);
        sums = places(levels(), values.length);
    }

    @Override
    void add(int from, int to) {
        for (int level = 0; level < levels(); level++) {
            int half = 1 << level;
            for (int i = Math.max(from, half); i < to; i++) {
                int before = i - half;
                double newer = means[level][i];
                double apart = means[level][before] + (values[before] - values[i]) - newer;
                means[level + 1][i] = newer + 0.5 * apart;
                sums[level + 1][i] =
                        sums[level][before] + sums[level][i] - 0.5 * half * half * apart;
            }
        }
    }

    @Override
    void move(int from, int count) {
        move(means, from, count);
        move(sums, from, count);
    }

    /// Of the `n` values up to place `i`.
    double of(int n, int i) {
        int level = levelsOf(n);
        double mean = means[level][i];
        double sum = sums[level][i];
        int joined = 1 << level;
        while (joined < n) {
            level = levelsOf(n - joined);
            int older = 1 << level;
            int end = i - joined;
            double apart = means[level][end] + (values[end] - values[i]) - mean;
            mean += apart * older / (older + joined);
            sum += sums[level][end] - 0.5 * older * joined * apart;
            joined += older;
        }
        return sum;
    }
}
