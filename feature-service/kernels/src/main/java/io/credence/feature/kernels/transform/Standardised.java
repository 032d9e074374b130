package io.credence.feature.kernels.transform;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// `(x - mean) / std` with the mean and the sample standard deviation of a training window; 0 where
/// all its values were equal.
public final class Standardised {

    private Standardised() {}

    /// The mean and the standard deviation, in two passes.
    ///
    /// @throws IllegalArgumentException when there are fewer than two values
    public static List<Double> learn(double[] values) {
        Moments moments = Moments.of(values);
        return List.of(moments.mean(), moments.std());
    }

    /// By what [#learn] has given.
    public static Kernel kernel(KernelGraph g, Kernel x, List<Double> learnt) {
        double mean = learnt.get(0);
        double std = learnt.get(1);
        // NaN stays NaN, whatever it is multiplied by.
        return std == 0.0
                ? g.formula(() -> 0.0 * x.value(), x)
                : g.formula(() -> (x.value() - mean) / std, x);
    }
}
