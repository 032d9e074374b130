package io.credence.prediction.app.rest;

import io.credence.prediction.api.Forecast;
import io.credence.prediction.app.serving.ForecastModel;

/// A forecast as of the bar that opened at `openTimeMs` and is known since `knownTimeMs`.
public record PredictionResponse(
        String instrument,
        String interval,
        String model,
        int modelVersion,
        long openTimeMs,
        long knownTimeMs,
        double probability,
        double lower,
        double upper,
        double confidence,
        double logit) {

    static PredictionResponse of(ForecastModel model, long openTimeMs, Forecast forecast) {
        return new PredictionResponse(
                model.lineage().instrument(),
                model.lineage().interval(),
                model.model().key().model(),
                model.version(),
                openTimeMs,
                openTimeMs + model.interval().millis(),
                forecast.probability(),
                forecast.lower(),
                forecast.upper(),
                forecast.confidence(),
                forecast.logit());
    }
}
