package io.credence.prediction.app.serving;

import io.credence.prediction.api.Forecast;

/// What became of one window.
public sealed interface ForecastResult {

    record Made(Forecast forecast) implements ForecastResult {}

    record Missing(String reason) implements ForecastResult {}
}
