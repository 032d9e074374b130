package io.credence.feature.kernels.step;

import java.util.Arrays;

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

    /// Of the `n` values up to each place from `first` on.
    void of(int n, int first, double[] to, int places) {
        Arrays.fill(to, 0, places, 0.0);
        int left = n;
        int end = first;
        while (left > 0) {
            int level = levelsOf(left);
            double[] spans = sums[level];
            for (int i = 0; i < places; i++) {
                to[i] += spans[end + i];
            }
            end -= 1 << level;
            left -= 1 << level;
        }
    }
}
