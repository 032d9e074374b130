package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Recursion;

/// Filtered probability of the state of high volatility: of each bar it is told once, from the
/// returns up to it. Hamilton, A new approach to the economic analysis of nonstationary time series
/// and the business cycle, Econometrica 57:2, 1989.
final class HighVolatilityProbability extends Recursion {

    private static final int PROBABILITY = 0;
    private static final int VARIANCE = 1;

    private final Kernel logReturn;
    private final RegimeParameters parameters;

    HighVolatilityProbability(Kernel logReturn, RegimeParameters parameters) {
        super(parameters.scale().length(), 2, logReturn);
        this.logReturn = logReturn;
        this.parameters = parameters;
    }

    @Override
    protected double advance(double[] state, int before) {
        double r = logReturn.value();
        RegimeScale scale = parameters.scale();
        double predicted =
                before == 0 ? parameters.stationary() : parameters.predict(state[PROBABILITY]);
        double variance = before == 0 ? scale.firstVariance() : state[VARIANCE];
        state[PROBABILITY] = parameters.update(predicted, r, variance);
        state[VARIANCE] = scale.nextVariance(variance, r, before);
        return state[PROBABILITY];
    }
}
