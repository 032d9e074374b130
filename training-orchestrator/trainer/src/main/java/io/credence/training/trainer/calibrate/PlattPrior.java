package io.credence.training.trainer.calibrate;

/// What is believed of a calibration before it is fitted: that the network's own logit is about
/// right, a = -1 and b = 0, up to normal deviations. A short slice of overlapping labels holds few
/// independent outcomes, and a fit without a prior takes their luck for a slope: it can turn the
/// order of forecasts around or make certainties of guesses.
///
/// @param weight of a sample in the likelihood, for example its mean uniqueness
public record PlattPrior(double weight, double slopeDeviation, double interceptDeviation) {

    static final double SLOPE = -1;

    /// As Platt has it: every sample counts in full, and nothing is believed before.
    public static final PlattPrior NONE =
            new PlattPrior(1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final double DEVIATION = 0.5;

    /// Half a unit on either number: slopes between -2 and 0, and odds up to three times higher or
    /// lower, stay within two deviations.
    public static PlattPrior identity(double weight) {
        return new PlattPrior(weight, DEVIATION, DEVIATION);
    }

    double slopePrecision() {
        return 1 / (slopeDeviation * slopeDeviation);
    }

    double interceptPrecision() {
        return 1 / (interceptDeviation * interceptDeviation);
    }
}
