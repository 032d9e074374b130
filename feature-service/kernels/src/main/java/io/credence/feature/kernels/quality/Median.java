package io.credence.feature.kernels.quality;

import java.util.Arrays;

/// The middle of numbers, NaN left out.
final class Median {

    private Median() {}

    /// NaN where there is none.
    static double of(double[] numbers) {
        double[] sorted =
                Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
