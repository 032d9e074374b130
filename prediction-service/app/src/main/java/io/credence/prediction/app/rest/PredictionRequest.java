package io.credence.prediction.app.rest;

import org.jspecify.annotations.Nullable;

/// Asks for the forecast of the newest window. Without alias and version the champion answers.
public record PredictionRequest(
        String instrument,
        String interval,
        String model,
        @Nullable String alias,
        @Nullable Integer version) {}
