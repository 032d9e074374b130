package io.credence.feature.kernels.transform;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.List;

/// One number instead of several that move together: the standardised features projected on an
/// eigenvector of their correlation matrix on a training window. Jolliffe, Principal Component
/// Analysis, 2nd ed. 2002, ch. 2.3.
public final class PrincipalComponent {

    private PrincipalComponent() {}

    /// The component's share of the variance, then each column's mean and weight. The largest
    /// weight is positive; a column whose values are all equal weighs 0.
    ///
    /// @param which from 1, the one of the greatest variance
    /// @throws IllegalArgumentException when there are fewer than two rows, or all columns are
    ///   constant
    public static List<Double> learn(double[][] columns, int which) {
        int n = columns.length;
        Moments[] moments = new Moments[n];
        for (int i = 0; i < n; i++) {
            moments[i] = Moments.of(columns[i]);
        }
        SymmetricEigen eigen = SymmetricEigen.of(Correlations.of(columns));
        double all = eigen.sum();
        if (!(all > 0.0)) {
            throw new IllegalArgumentException("no column varies");
        }
        double[] vector = eigen.vector(which - 1);
        List<Double> learnt = new ArrayList<>();
        learnt.add(eigen.value(which - 1) / all);
        for (int i = 0; i < n; i++) {
            learnt.add(moments[i].mean());
            learnt.add(moments[i].std() == 0.0 ? 0.0 : vector[i] / moments[i].std());
        }
        return List.copyOf(learnt);
    }

    /// By what [#learn] has given.
    public static Kernel kernel(KernelGraph g, List<Kernel> terms, List<Double> learnt) {
        int n = terms.size();
        Kernel[] inputs = terms.toArray(Kernel[]::new);
        double[] mean = new double[n];
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = learnt.get(1 + 2 * i);
            weight[i] = learnt.get(2 + 2 * i);
        }
        return g.formula(
                () -> {
                    double sum = 0.0;
                    for (int i = 0; i < n; i++) {
                        sum += weight[i] * (inputs[i].value() - mean[i]);
                    }
                    return sum;
                },
                inputs);
    }
}
