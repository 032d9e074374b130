package io.credence.feature.kernels.transform;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Window;
import java.util.Arrays;

/// The difference of an order between those of whole numbers, `(1 - L)^d x` with the lag operator
/// L: stationary with more of the memory left than after a whole difference. Over a window of fixed
/// width, so that every value is a sum of equally many. López de Prado, Advances in Financial
/// Machine Learning, 2018, ch. 5.5.
public final class FractionalDifference {

    // More than any window may hold: a caller who asks for that is told so, not kept waiting.
    private static final int MOST = 2_000;

    private FractionalDifference() {}

    /// Of the newest value first: `w[0] = 1`, `w[k] = -w[k - 1] (d - k + 1) / k`, up to the last
    /// before one whose size is below the threshold, 2000 at most.
    public static double[] weights(double order, double threshold) {
        double[] weights = new double[MOST];
        weights[0] = 1.0;
        int size = 1;
        while (size < MOST) {
            double next = -weights[size - 1] * (order - size + 1.0) / size;
            if (Math.abs(next) < threshold) {
                break;
            }
            weights[size++] = next;
        }
        return Arrays.copyOf(weights, size);
    }

    /// The sum of `w[k] x[-k]`.
    public static Kernel kernel(KernelGraph g, Kernel x, double[] weights) {
        return g.over(x, weights.length, past -> () -> sum(past, weights));
    }

    private static double sum(Window past, double[] weights) {
        double sum = 0.0;
        // The small ones first.
        for (int k = weights.length - 1; k >= 0; k--) {
            sum += weights[k] * past.ago(k);
        }
        return sum;
    }
}
