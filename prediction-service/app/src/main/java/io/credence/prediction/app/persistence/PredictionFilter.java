package io.credence.prediction.app.persistence;

/// Which stored predictions are meant: `fromMs <= openTimeMs < toMs`.
public record PredictionFilter(
        String stream,
        String instrument,
        String interval,
        String model,
        String alias,
        long fromMs,
        long toMs) {

    public PredictionFilter from(long openTimeMs) {
        return new PredictionFilter(stream, instrument, interval, model, alias, openTimeMs, toMs);
    }
}
