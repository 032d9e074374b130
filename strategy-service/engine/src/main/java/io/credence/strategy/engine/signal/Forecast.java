package io.credence.strategy.engine.signal;

import io.credence.feature.api.BarrierSpec;
import org.jspecify.annotations.Nullable;

/// The probability that the target comes before stop and time limit, and the band around it.
///
/// @param barrier which target, stop and time limit; null when the model does not say
public record Forecast(
        double probability,
        double lower,
        double upper,
        @Nullable Integer modelVersion,
        @Nullable BarrierSpec barrier) {

    public Forecast {
        if (!(lower >= 0 && lower <= probability && probability <= upper && upper <= 1)) {
            throw new IllegalArgumentException(
                    "forecast must hold 0 <= lower <= probability <= upper <= 1");
        }
    }
}
