package io.credence.prediction.app.rest;

import org.jspecify.annotations.Nullable;

/// Asks for the forecast of the newest window. Without alias and version the champion answers.
public record PredictionRequest(
        @Nullable String instrument,
        @Nullable String interval,
        @Nullable String model,
        @Nullable String alias,
        @Nullable Integer version) {}
