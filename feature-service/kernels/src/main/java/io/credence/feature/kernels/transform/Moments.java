package io.credence.feature.kernels.transform;

/// Of a training window's values, in two passes.
///
/// @param std with divisor `n - 1`; 0 where all values are equal
record Moments(double mean, double std) {

    static Moments of(double[] values) {
        int n = values.length;
        if (n < 2) {
            throw new IllegalArgumentException("needs >= 2 values, had " + n);
        }
        // Neighbours of a large level differ exactly.
        double level = values[0];
        double sum = 0.0;
        for (double value : values) {
            sum += value - level;
        }
        double above = sum / n;
        double squares = 0.0;
        for (double value : values) {
            double deviation = value - level - above;
            squares += deviation * deviation;
        }
        return new Moments(level + above, Math.sqrt(squares / (n - 1.0)));
    }
}
