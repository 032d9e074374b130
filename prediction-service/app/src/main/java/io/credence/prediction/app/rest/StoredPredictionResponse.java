package io.credence.prediction.app.rest;

import io.credence.prediction.api.Forecast;
import io.credence.prediction.app.persistence.StoredPrediction;
import org.jspecify.annotations.Nullable;

/// What was said about one bar of a stream; without numbers `reason` says why there are none.
public record StoredPredictionResponse(
        long openTimeMs,
        long knownTimeMs,
        double close,
        String alias,
        @Nullable Integer modelVersion,
        @Nullable Double probability,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double confidence,
        @Nullable Double logit,
        @Nullable String reason) {

    static StoredPredictionResponse from(StoredPrediction stored) {
        Forecast forecast = stored.forecast();
        return new StoredPredictionResponse(
                stored.openTimeMs(),
                stored.knownTimeMs(),
                stored.close(),
                stored.alias(),
                stored.modelVersion(),
                forecast == null ? null : forecast.probability(),
                forecast == null ? null : forecast.lower(),
                forecast == null ? null : forecast.upper(),
                forecast == null ? null : forecast.confidence(),
                forecast == null ? null : forecast.logit(),
                stored.reason());
    }
}
