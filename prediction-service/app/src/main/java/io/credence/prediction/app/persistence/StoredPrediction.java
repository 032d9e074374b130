package io.credence.prediction.app.persistence;

import io.credence.prediction.api.Forecast;
import org.jspecify.annotations.Nullable;

/// One row of the table.
///
/// @param close of the bar that the row belongs to
public record StoredPrediction(
        long openTimeMs,
        long knownTimeMs,
        String alias,
        @Nullable Integer modelVersion,
        double close,
        @Nullable Forecast forecast,
        @Nullable String reason) {}
