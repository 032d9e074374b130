package io.credence.feature.api;

import java.time.Instant;
import java.util.List;

/// Evidence of what a dataset holds. The Parquet file of `sha256` has the columns `open_time_ms`,
/// `known_time_ms`, `open`, `high`, `low`, `close`, `volume`, one per feature in order, then
/// `label` (1 target first, 0 otherwise), `label_end_ms` (when the label was known), `label_return`
/// (gross, from the row's close to the exit) and `ambiguous` (0 or 1).
///
/// @param watermarkMs the newest bar's opening time at the snapshot
/// @param gaps runs of missing bars inside the range; they are not filled
public record DatasetManifest(
        String id,
        DatasetSpec spec,
        List<String> features,
        String featureSetHash,
        int kernelVersion,
        WindowSpec window,
        long watermarkMs,
        long rowCount,
        long positiveCount,
        long ambiguousCount,
        long firstOpenTimeMs,
        long lastOpenTimeMs,
        int gaps,
        int missingBars,
        String sha256,
        long sizeBytes,
        Instant createdAt) {

    public DatasetManifest {
        features = List.copyOf(features);
    }
}
