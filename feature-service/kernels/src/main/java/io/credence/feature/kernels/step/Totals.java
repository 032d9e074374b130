package io.credence.feature.kernels.step;

/// Sums, by pairs of halves.
final class Totals extends Doublings {

    // By level: of the 2^level values up to a place.
    private final double[][] sums;

    Totals(double[] values, int most) {
        super(most);
        sums = places(levels(), values.length);
        sums[0] = values;
    }

    @Override
    void add(int from, int to) {
        for (int level = 0; level < levels(); level++) {
            int half = 1 << level;
            double[] halves = sums[level];
            double[] wholes = sums[level + 1];
            for (int i = Math.max(from, half); i < to; i++) {
                wholes[i] = halves[i - half] + halves[i];
            }
        }
    }

    @Override
    void move(int from, int count) {
        move(sums, from, count);
    }

    /// Of the `n` values up to place `i`.
    double of(int n, int i) {
        double total = 0.0;
        int left = n;
        int end = i;
        while (left > 0) {
            int level = levelsOf(left);
            total += sums[level][end];
            end -= 1 << level;
            left -= 1 << level;
        }
        return total;
    }
}
