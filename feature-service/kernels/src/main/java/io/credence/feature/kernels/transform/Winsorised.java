package io.credence.feature.kernels.transform;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Arrays;
import java.util.List;

/// Values kept between two quantiles of a training window. Tukey, The Future of Data Analysis,
/// Annals of Mathematical Statistics 33, 1962, after Winsor.
public final class Winsorised {

    private Winsorised() {}

    /// The least and the greatest that pass: the quantiles `share` and `1 - share`, linear between
    /// neighbours.
    ///
    /// @throws IllegalArgumentException when there are fewer than two values
    public static List<Double> learn(double[] values, double share) {
        if (values.length < 2) {
            throw new IllegalArgumentException("needs >= 2 values, had " + values.length);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return List.of(quantile(sorted, share), quantile(sorted, 1.0 - share));
    }

    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1.0);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// By what [#learn] has given.
    public static Kernel kernel(KernelGraph g, Kernel x, List<Double> learnt) {
        double least = learnt.get(0);
        double most = learnt.get(1);
        return g.formula(() -> Math.max(least, Math.min(most, x.value())), x);
    }
}
