package io.credence.prediction.app.rest;

import io.credence.prediction.api.Forecast;
import io.credence.prediction.app.serving.ForecastModel;
import java.util.ArrayList;
import java.util.List;

/// A history in the making.
final class HistoryColumns {

    private final List<Long> openTimeMs = new ArrayList<>();
    private final List<Double> probability = new ArrayList<>();
    private final List<Double> lower = new ArrayList<>();
    private final List<Double> upper = new ArrayList<>();
    private int skipped;

    void time(long openMs) {
        openTimeMs.add(openMs);
    }

    void forecast(Forecast forecast) {
        probability.add(forecast.probability());
        lower.add(forecast.lower());
        upper.add(forecast.upper());
    }

    void skip() {
        skipped++;
    }

    HistoryResponse toResponse(ForecastModel model) {
        return new HistoryResponse(
                model.lineage().instrument(),
                model.lineage().interval(),
                model.model().key().model(),
                model.version(),
                model.lineage().confidence(),
                model.lineage().barrier(),
                skipped,
                openTimeMs,
                probability,
                lower,
                upper);
    }
}
