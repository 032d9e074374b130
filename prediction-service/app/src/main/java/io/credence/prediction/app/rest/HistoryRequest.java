package io.credence.prediction.app.rest;

import org.jspecify.annotations.Nullable;

/// Asks for the forecasts of all bars with `fromMs <= openTimeMs < toMs`.
public record HistoryRequest(
        @Nullable String instrument,
        @Nullable String interval,
        @Nullable String model,
        @Nullable String alias,
        @Nullable Integer version,
        @Nullable Long fromMs,
        @Nullable Long toMs) {}
