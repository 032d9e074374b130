package io.credence.prediction.app.rest;

import io.credence.feature.api.Interval;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionErrorCode;
import io.credence.prediction.app.client.FeatureClient;
import io.credence.prediction.app.client.FeatureQuery;
import io.credence.prediction.app.client.FeatureRows;
import io.credence.prediction.app.config.PredictionConfig;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.ForecastResult;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.window.FeatureWindow;
import io.credence.prediction.app.window.WindowState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Forecasts from rows that feature-service keeps: the newest window, or all of a range.
@ApplicationScoped
class WindowForecasts {

    private final FeatureClient features;
    private final Forecaster forecaster;
    private final PredictionConfig.History config;

    WindowForecasts(FeatureClient features, Forecaster forecaster, PredictionConfig config) {
        this.features = features;
        this.forecaster = forecaster;
        this.config = config.history();
    }

    /// The newest bar's forecast.
    ///
    /// @throws ProblemException 409 when its window is not full
    PredictionResponse latest(ForecastModel model) {
        FeatureRows rows =
                features.latest(FeatureQuery.of(model.lineage()), model.lineage().windowLength());
        requireSameFeatures(model, rows);
        FeatureWindow window = model.newWindow();
        WindowState state = WindowState.COLD_WINDOW;
        for (int i = 0; i < rows.size(); i++) {
            state = window.accept(rows.openTimeMs().get(i), rows.values().get(i));
        }
        if (state != WindowState.READY) {
            throw new ProblemException(
                    PredictionErrorCode.COLD_WINDOW,
                    "the newest bar does not end "
                            + model.lineage().windowLength()
                            + " warm rows without a gap");
        }
        float[] values = new float[window.size()];
        window.copyTo(values, 0);
        Forecast forecast = require(forecaster.forecast(model, values, 1).getFirst());
        return PredictionResponse.of(model, rows.openTimeMs().getLast(), forecast);
    }

    /// Every bar of the range, read and run in chunks.
    HistoryResponse history(ForecastModel model, long fromMs, long toMs) {
        long barMs = model.interval().millis();
        requireRange(model.interval(), fromMs, toMs);
        long first = fromMs - FeatureWindow.reachBars(model.windowSpec()) * barMs;
        FeatureWindow window = model.newWindow();
        HistoryColumns columns = new HistoryColumns();
        for (long at = Math.max(0, first); at < toMs; at += config.chunkBars() * barMs) {
            long end = Math.min(toMs, at + config.chunkBars() * barMs);
            forecastChunk(
                    model,
                    window,
                    features.range(FeatureQuery.of(model.lineage()), at, end),
                    fromMs,
                    columns);
        }
        return columns.toResponse(model);
    }

    private void forecastChunk(
            ForecastModel model,
            FeatureWindow window,
            FeatureRows rows,
            long fromMs,
            HistoryColumns columns) {
        requireSameFeatures(model, rows);
        float[] windows = new float[rows.size() * window.size()];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            long openTimeMs = rows.openTimeMs().get(i);
            WindowState state = window.accept(openTimeMs, rows.values().get(i));
            if (openTimeMs >= fromMs && state == WindowState.READY) {
                window.copyTo(windows, count * window.size());
                columns.time(openTimeMs);
                count++;
            } else if (openTimeMs >= fromMs) {
                columns.skip();
            }
        }
        List<ForecastResult> results = forecaster.forecast(model, windows, count);
        results.forEach(result -> columns.forecast(require(result)));
    }

    private void requireRange(Interval interval, long fromMs, long toMs) {
        if (fromMs < 0) {
            throw ProblemException.invalid("fromMs", "must be >= 0");
        }
        if (toMs <= fromMs) {
            throw ProblemException.invalid("toMs", "must be after fromMs");
        }
        if ((toMs - fromMs) / interval.millis() > config.maxBars()) {
            throw ProblemException.invalid(
                    "toMs", "must be at most " + config.maxBars() + " bars after fromMs");
        }
    }

    private static void requireSameFeatures(ForecastModel model, FeatureRows rows) {
        if (!rows.featureSetHash().equals(model.lineage().featureSetHash())) {
            throw new ProblemException(
                    PlatformErrorCode.RESOURCE_CONFLICT,
                    "the features are computed in another way than when the model was trained;"
                            + " train a new version");
        }
    }

    private static Forecast require(ForecastResult result) {
        return switch (result) {
            case ForecastResult.Made(Forecast forecast) -> forecast;
            case ForecastResult.Missing(String reason) when reason.equals(Forecaster.OVERLOADED) ->
                    throw new ProblemException(
                            PredictionErrorCode.QUEUE_FULL, "the queue of this model is full");
            case ForecastResult.Missing _ ->
                    throw new ProblemException(
                            PredictionErrorCode.MODEL_NOT_READY,
                            "the model gives no usable number");
        };
    }
}
