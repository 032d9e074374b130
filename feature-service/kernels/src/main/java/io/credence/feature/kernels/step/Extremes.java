package io.credence.feature.kernels.step;

/// The greatest values; with their signs changed, the least. Two spans that overlap cover any
/// number of values.
final class Extremes extends Doublings {

    private final boolean greatest;
    // By level: of the 2^level values up to a place.
    private final double[][] extremes;

    Extremes(boolean greatest, double[] values, int most) {
        super(most);
        this.greatest = greatest;
        extremes = places(levels(), values.length);
        extremes[0] = values;
    }

    @Override
    void add(int from, int to) {
        for (int level = 0; level < levels(); level++) {
            int half = 1 << level;
            double[] halves = extremes[level];
            double[] wholes = extremes[level + 1];
            for (int i = Math.max(from, half); i < to; i++) {
                wholes[i] = either(halves[i - half], halves[i]);
            }
        }
    }

    private double either(double a, double b) {
        return a > b == greatest ? a : b;
    }

    @Override
    void move(int from, int count) {
        move(extremes, from, count);
    }

    /// Of the `n` values up to each place from `first` on.
    void of(int n, int first, double[] to, int places) {
        int level = levelsOf(n);
        double[] spans = extremes[level];
        int older = first - n + (1 << level);
        for (int i = 0; i < places; i++) {
            to[i] = either(spans[older + i], spans[first + i]);
        }
    }
}
