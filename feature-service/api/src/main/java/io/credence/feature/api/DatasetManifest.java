package io.credence.feature.api;

import java.time.Instant;
import java.util.List;

/// Evidence of what a dataset holds. The Parquet file of `sha256` has the columns `open_time_ms`,
/// `known_time_ms`, `open`, `high`, `low`, `close`, `volume`, one per feature in order, then
/// `label` (1 target first, 0 otherwise), `label_end_ms` (when the label was known), `label_return`
/// (gross, from the row's close to the exit) and `ambiguous` (0 or 1). Every bar of the range has a
/// row: one whose horizon was not over by the end of the range or of its segment has the label -1,
/// `label_end_ms` 0 and no `label_return`; it is there to be traded in a backtest, never to be
/// learnt from.
///
/// @param rowCount bars, those without a label included
/// @param manifestSha256 of this manifest as a JSON file in the artifact store; empty in that file,
///   which cannot hold its own digest
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
        long labelledCount,
        long positiveCount,
        long ambiguousCount,
        long firstOpenTimeMs,
        long lastOpenTimeMs,
        int gaps,
        int missingBars,
        String sha256,
        long sizeBytes,
        String manifestSha256,
        Instant createdAt) {

    public DatasetManifest {
        features = List.copyOf(features);
    }

    /// The same with the digest of its file.
    public DatasetManifest storedAs(String fileSha256) {
        return new DatasetManifest(
                id,
                spec,
                features,
                featureSetHash,
                kernelVersion,
                window,
                watermarkMs,
                rowCount,
                labelledCount,
                positiveCount,
                ambiguousCount,
                firstOpenTimeMs,
                lastOpenTimeMs,
                gaps,
                missingBars,
                sha256,
                sizeBytes,
                fileSha256,
                createdAt);
    }
}
