package io.credence.feature.kernels.step;

/// Least-squares trends: the sum of the values times their positions, counted from the middle of
/// the span. Joined as in [Spreads].
final class Trends extends Doublings {

    private final double[] values;
    // By level, of the 2^level values up to a place: the mean less the newest value, the sum.
    private final double[][] means;
    private final double[][] sums;
    private final double[] joinedMeans = new double[KernelGraph.BLOCK];

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

    /// Of the `n` values up to each place from `first` on.
    void of(int n, int first, double[] to, int places) {
        int level = levelsOf(n);
        System.arraycopy(means[level], first, joinedMeans, 0, places);
        System.arraycopy(sums[level], first, to, 0, places);
        int joined = 1 << level;
        while (joined < n) {
            level = levelsOf(n - joined);
            join(level, joined, first, to, places);
            joined += 1 << level;
        }
    }

    private void join(int level, int joined, int first, double[] to, int places) {
        int older = 1 << level;
        double[] olderMeans = means[level];
        double[] olderSums = sums[level];
        for (int i = 0; i < places; i++) {
            int now = first + i;
            int end = now - joined;
            double apart = olderMeans[end] + (values[end] - values[now]) - joinedMeans[i];
            joinedMeans[i] += apart * older / (older + joined);
            to[i] += olderSums[end] - 0.5 * older * joined * apart;
        }
    }
}
