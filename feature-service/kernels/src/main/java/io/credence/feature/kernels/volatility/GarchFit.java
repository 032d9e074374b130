package io.credence.feature.kernels.volatility;

import java.util.Arrays;
import java.util.Comparator;

/// The GARCH(1,1) under which a training window's returns are likeliest, by Gaussian quasi maximum
/// likelihood: the long-run variance is the mean square (variance targeting; Engle and Mezrich,
/// GARCH for Groups, 1996), alpha and beta are sought by [NelderMead] from three beginnings. The
/// same returns give the same bits. Returns without clusters of volatility give an alpha near 0,
/// and then a beta that means nothing.
///
/// @param logLikelihood per return
/// @param converged whether the search ended because nothing was left to gain
public record GarchFit(GarchParameters parameters, double logLikelihood, boolean converged) {

    /// Fewer returns say next to nothing about how volatility dies down.
    public static final int LEAST_RETURNS = 100;

    // Of alpha + beta: at 1 there is no long-run variance to return to.
    private static final double MOST_PERSISTENCE = 0.9999;

    // Alpha and beta: the usual, the nervous and the sluggish market.
    private static final double[][] BEGINNINGS = {{0.08, 0.9}, {0.2, 0.6}, {0.02, 0.97}};

    /// The likeliest parameters for the returns of a training window.
    ///
    /// @param logReturns oldest first
    /// @throws IllegalArgumentException when there are fewer than [#LEAST_RETURNS], one is not a
    ///   finite number, or all are 0
    public static GarchFit of(double[] logReturns) {
        double[] squares = squares(logReturns);
        double longRun = mean(squares);
        if (longRun == 0.0) {
            throw new IllegalArgumentException("returns must not all be 0");
        }
        // In units of the long-run variance: the search sees the same at any volatility.
        for (int t = 0; t < squares.length; t++) {
            squares[t] /= longRun;
        }
        NelderMead search = new NelderMead(x -> deviance(squares, persistence(x), news(x)));
        NelderMead.Minimum best =
                Arrays.stream(BEGINNINGS)
                        .map(beginning -> search.from(coordinates(beginning[0], beginning[1])))
                        .min(Comparator.comparingDouble(found -> found.point().value()))
                        .orElseThrow();
        double[] at = best.point().at();
        double alpha = persistence(at) * news(at);
        double beta = persistence(at) - alpha;
        double constant = StrictMath.log(2.0 * Math.PI) + StrictMath.log(longRun);
        return new GarchFit(
                new GarchParameters(alpha, beta, longRun),
                -0.5 * (constant + best.point().value()),
                best.converged());
    }

    private static double[] squares(double[] returns) {
        if (returns.length < LEAST_RETURNS) {
            throw new IllegalArgumentException(
                    "a fit needs >= " + LEAST_RETURNS + " returns, had " + returns.length);
        }
        double[] squares = new double[returns.length];
        for (int t = 0; t < returns.length; t++) {
            if (!Double.isFinite(returns[t])) {
                throw new IllegalArgumentException(
                        "returns must be finite, the one at " + t + " was " + returns[t]);
            }
            squares[t] = returns[t] * returns[t];
        }
        return squares;
    }

    private static double mean(double[] values) {
        double mean = 0.0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1.0);
        }
        return mean;
    }

    /// Mean of `ln v + r^2 / v`, which falls as the likelihood rises, `v` begun at its long run 1.
    static double deviance(double[] squares, double persistence, double news) {
        double alpha = persistence * news;
        double beta = persistence - alpha;
        double omega = 1.0 - persistence;
        double variance = 1.0;
        double sum = 0.0;
        for (double square : squares) {
            sum += StrictMath.log(variance) + square / variance;
            variance = omega + alpha * square + beta * variance;
        }
        return sum / squares.length;
    }

    // The search knows no bounds; alpha + beta and alpha's share of it lie between theirs for any
    // two numbers.
    private static double persistence(double[] x) {
        return MOST_PERSISTENCE * logistic(x[0]);
    }

    private static double news(double[] x) {
        return logistic(x[1]);
    }

    private static double[] coordinates(double alpha, double beta) {
        double persistence = alpha + beta;
        return new double[] {logit(persistence / MOST_PERSISTENCE), logit(alpha / persistence)};
    }

    private static double logistic(double x) {
        return 1.0 / (1.0 + StrictMath.exp(-x));
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1.0 - p));
    }
}
