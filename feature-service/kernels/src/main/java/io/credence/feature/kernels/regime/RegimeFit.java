package io.credence.feature.kernels.regime;

import java.util.Arrays;

/// Parameters of two volatility regimes, estimated from the log returns of a training window: what
/// comes after it must not be among them. The same returns give the same parameters.
///
/// @param logLikelihood of the returns in units of their scale, at the last iteration
/// @param iterations until the log-likelihood rose by less than 1e-9 per return, at most 1000
public record RegimeFit(RegimeParameters parameters, double logLikelihood, int iterations) {

    private static final int MOST_ITERATIONS = 1000;
    private static final int FEWEST_RETURNS = 50;
    private static final double SMALLEST_GAIN = 1e-9;

    /// With the root mean square of the returns as the given scale.
    ///
    /// @throws IllegalArgumentException when there are fewer than 50 returns, or one of them is not
    ///   finite, or they do not move, or no two regimes can be told apart
    public static RegimeFit of(double[] logReturns) {
        double square = Arrays.stream(logReturns).map(r -> r * r).average().orElse(0.0);
        if (!(square > 0.0 && square < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("returns must be finite and move");
        }
        return of(logReturns, new RegimeScale.Given(Math.sqrt(square)));
    }

    /// In units of the scale. While an exponentially weighted one has not forgotten its beginning
    /// its returns are left out.
    public static RegimeFit of(double[] logReturns, RegimeScale scale) {
        double[] standardised = standardise(logReturns, scale);
        if (standardised.length < FEWEST_RETURNS) {
            throw new IllegalArgumentException(
                    "needs >= %d returns in units of a scale, had %d"
                            .formatted(FEWEST_RETURNS, standardised.length));
        }
        BaumWelch model = new BaumWelch(standardised);
        double before = Double.NEGATIVE_INFINITY;
        double likelihood = model.improve();
        int iterations = 1;
        while (iterations < MOST_ITERATIONS
                && likelihood - before > SMALLEST_GAIN * standardised.length) {
            before = likelihood;
            likelihood = model.improve();
            iterations++;
        }
        return new RegimeFit(model.parameters(scale), likelihood, iterations);
    }

    private static double[] standardise(double[] logReturns, RegimeScale scale) {
        double[] standardised = new double[logReturns.length];
        int size = 0;
        double variance = scale.firstVariance();
        for (int t = 0; t < logReturns.length; t++) {
            double r = logReturns[t];
            if (!Double.isFinite(r)) {
                throw new IllegalArgumentException("return " + t + " must be finite, was " + r);
            }
            if (t >= scale.length() - 1 && variance > 0.0) {
                standardised[size++] = r / Math.sqrt(variance);
            }
            variance = scale.nextVariance(variance, r, t);
        }
        return Arrays.copyOf(standardised, size);
    }
}
