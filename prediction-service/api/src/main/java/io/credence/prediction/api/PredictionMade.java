package io.credence.prediction.api;

import io.credence.feature.api.Bar;
import org.jspecify.annotations.Nullable;

/// The answer to one feature row by one model. Topic `predictions.v1`, keyed by instrument. Every
/// row gets one, so that whoever follows sees every bar: without a forecast, `reason` says why.
///
/// @param stream `live`, or the id of a replay
public record PredictionMade(
        String stream,
        String instrument,
        String interval,
        Bar bar,
        long knownTimeMs,
        String model,
        String alias,
        @Nullable Integer modelVersion,
        @Nullable Forecast forecast,
        @Nullable String reason) {

    public static final String TOPIC = "predictions.v1";
    public static final String TYPE = "io.credence.prediction.made.v1";
}
