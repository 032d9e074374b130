package io.credence.prediction.api;

/// The calibrated probability that the target comes first, and the band that calibration leaves
/// around it at `confidence`.
public record Forecast(
        double probability, double lower, double upper, double confidence, double logit) {

    public Forecast {
        if (!(lower >= 0 && lower <= probability && probability <= upper && upper <= 1)) {
            throw new IllegalArgumentException(
                    "must hold 0 <= lower <= probability <= upper <= 1, was "
                            + lower
                            + ", "
                            + probability
                            + ", "
                            + upper);
        }
    }
}
