package io.credence.feature.api;

import org.jspecify.annotations.Nullable;

/// What to snapshot for a training: the bars that open at `fromMs` or later and have closed by
/// `toMs`, with the labels that are known by `toMs`.
public record DatasetSpec(
        String instrument,
        String interval,
        String featureSet,
        BarrierSpec barrier,
        long fromMs,
        long toMs) {

    public DatasetSpec {
        require("instrument", instrument);
        require("interval", interval);
        require("featureSet", featureSet);
        require("barrier", barrier);
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("fromMs must be before toMs");
        }
    }

    // JSON can leave a field out, whatever its type says.
    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
    }
}
