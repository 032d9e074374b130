package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// The variance that a GARCH(1,1) expects of the next bar, filtered forward from the long-run
/// variance.
final class GarchVariance extends Recursion {

    private final Kernel logReturn;
    private final Kernel longRun;
    private final double alpha;
    private final double beta;

    /// @param length returns until the first value
    GarchVariance(Kernel logReturn, Kernel longRun, GarchParameters parameters, int length) {
        super(length, 1, logReturn, longRun);
        this.logReturn = logReturn;
        this.longRun = longRun;
        this.alpha = parameters.alpha();
        this.beta = parameters.beta();
    }

    @Override
    protected double advance(double[] state, int before) {
        double mean = longRun.value();
        double square = logReturn.value() * logReturn.value();
        double expected = before == 0 ? mean : state[0];
        state[0] = (1.0 - alpha - beta) * mean + alpha * square + beta * expected;
        return state[0];
    }
}
