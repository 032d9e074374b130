package io.credence.prediction.app.rest;

import org.jspecify.annotations.Nullable;

/// Asks for the forecasts of all bars with `fromMs <= openTimeMs < toMs`.
public record HistoryRequest(
        String instrument,
        String interval,
        String model,
        @Nullable String alias,
        @Nullable Integer version,
        long fromMs,
        long toMs) {}
