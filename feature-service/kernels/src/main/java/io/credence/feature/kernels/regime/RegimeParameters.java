package io.credence.feature.kernels.regime;

import java.util.List;

/// A hidden Markov model of two states, in which log returns are normal with mean 0.
///
/// @param stayLow probability that a bar of low volatility is followed by another one
/// @param stayHigh probability that a bar of high volatility is followed by another one
/// @param lowMultiple standard deviation in the state of low volatility, in units of the scale
/// @param highMultiple that of high volatility
public record RegimeParameters(
        double stayLow,
        double stayHigh,
        double lowMultiple,
        double highMultiple,
        RegimeScale scale) {

    /// About what [RegimeFit] finds in returns of bitcoin of 15 minutes and of an hour, 2023 to
    /// 2026.
    public static final RegimeParameters DEFAULT =
            new RegimeParameters(0.93, 0.67, 0.58, 2.2, new RegimeScale.Ewma(200));

    public RegimeParameters {
        if (!(stayLow > 0.0 && stayLow < 1.0 && stayHigh > 0.0 && stayHigh < 1.0)) {
            throw new IllegalArgumentException(
                    "probabilities must be above 0 and below 1, were " + stayLow + ", " + stayHigh);
        }
        if (!(lowMultiple > 0.0
                && lowMultiple < highMultiple
                && highMultiple < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "multiples must be > 0 and rise, were " + lowMultiple + ", " + highMultiple);
        }
    }

    /// What [#toNumbers] has given.
    static RegimeParameters ofNumbers(List<Double> numbers) {
        return new RegimeParameters(
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                new RegimeScale.Given(numbers.get(4)));
    }

    /// In the order of the components.
    ///
    /// @throws IllegalStateException when the scale is not a given one
    List<Double> toNumbers() {
        return switch (scale) {
            case RegimeScale.Given given ->
                    List.of(stayLow, stayHigh, lowMultiple, highMultiple, given.volatility());
            case RegimeScale.Ewma _ ->
                    throw new IllegalStateException("the scale of a fit is a number");
        };
    }

    /// Probability of high volatility at a bar of which nothing is known.
    public double stationary() {
        return (1.0 - stayLow) / ((1.0 - stayLow) + (1.0 - stayHigh));
    }

    /// Probability of high volatility at the next bar, before its return is known.
    double predict(double probability) {
        return probability * stayHigh + (1.0 - probability) * (1.0 - stayLow);
    }

    /// The predicted probability once the return is known: Bayes' rule.
    double update(double predicted, double logReturn, double scaleVariance) {
        if (scaleVariance == 0.0) {
            return predicted;
        }
        // How many times likelier low volatility makes the return. Its logarithm has a greatest
        // value, at 0: a far return cannot overflow it.
        double precision = 1.0 / (lowMultiple * lowMultiple) - 1.0 / (highMultiple * highMultiple);
        double odds =
                highMultiple
                        / lowMultiple
                        * StrictMath.exp(
                                -0.5 * (logReturn * logReturn / scaleVariance) * precision);
        return predicted / (predicted + (1.0 - predicted) * odds);
    }
}
