package io.credence.feature.kernels.volatility;

/// Of a GARCH(1,1) of returns with mean 0: the variance expected of the next bar is `v = omega +
/// alpha r^2 + beta v`, `omega = (1 - alpha - beta) longRunVariance`. Bollerslev, Generalized
/// Autoregressive Conditional Heteroskedasticity, Journal of Econometrics 31, 1986.
///
/// @param alpha weight of the newest squared return, 0 or above
/// @param beta weight of what was expected before, 0 or above; with alpha below 1
/// @param longRunVariance per bar, what the variance returns to; NaN for the mean of the last
///   [#LONG_RUN] squared returns
public record GarchParameters(double alpha, double beta, double longRunVariance) {

    /// Squared returns that a long-run variance is the mean of where none is given. It moves on
    /// with the market: that of a series' own beginning would be remembered for ever.
    public static final int LONG_RUN = 200;

    /// Nearer to what is found for daily and hourly returns of liquid markets than any estimate
    /// from a short window would be: 8 % of the variance is news, half of a shock is gone after 34
    /// bars.
    public static final GarchParameters DEFAULT = new GarchParameters(0.08, 0.9, Double.NaN);

    public GarchParameters {
        if (!(alpha >= 0.0) || !(beta >= 0.0) || !(alpha + beta < 1.0)) {
            throw new IllegalArgumentException(
                    "alpha and beta must be >= 0 and add up to < 1, were " + alpha + ", " + beta);
        }
        if (longRunVariance <= 0.0 || Double.isInfinite(longRunVariance)) {
            throw new IllegalArgumentException(
                    "longRunVariance must be a number > 0, or NaN, was " + longRunVariance);
        }
    }

    /// Whether the long-run variance is not given but that of the last bars.
    public boolean isRolling() {
        return Double.isNaN(longRunVariance);
    }
}
