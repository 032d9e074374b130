package io.credence.feature.api;

/// What to snapshot for a training: rows with `fromMs <= openTimeMs < toMs` whose label is known by
/// `toMs`.
public record DatasetSpec(
        String instrument,
        String interval,
        String featureSet,
        BarrierSpec barrier,
        long fromMs,
        long toMs) {

    public DatasetSpec {
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("fromMs must be before toMs");
        }
    }
}
