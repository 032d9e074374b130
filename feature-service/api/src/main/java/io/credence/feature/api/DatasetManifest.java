package io.credence.feature.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Evidence of what a dataset holds. The Parquet file of `sha256` has the columns `open_time_ms`,
/// `instrument` if the spec has several, `known_time_ms`, `open`, `high`, `low`, `close`, `volume`,
/// one per feature in order, those of the label, and `sample_weight` (NaN without a label) if the
/// spec asks for it. It is in the order of time, then of the instrument's name.
///
/// With a barrier, the label's columns are `label` (1 target first, 0 otherwise), `label_end_ms`
/// (when the label was known), `label_return` (gross, from the row's close to the exit) and
/// `ambiguous` (0 or 1); a barrier by volatility adds `label_volatility`, what its limits are
/// multiples of. The others are `label_end_ms` with `label_return_<h>` per horizon,
/// `label_volatility` or `label_volume`; direction and regime have `label` (0, 1, 2),
/// `label_end_ms`, `label_return`.
///
/// Every bar of the range has a row: one whose horizon was not over by the end of the range or of
/// its segment has the label -1, `label_end_ms` 0 and NaN in the label's other columns; it is there
/// to be traded in a backtest, never to be learnt from.
///
/// @param rowCount bars, those without a label included
/// @param positiveCount rows whose `label` is 1
/// @param manifestSha256 of this manifest as a JSON file in the artifact store; empty in that file,
///   which cannot hold its own digest
/// @param watermarkMs the newest bar's opening time at the snapshot
/// @param gaps runs of missing bars inside the range; they are not filled
/// @param certificate null in manifests of before there were certificates
/// @param lateRows rows that know something newly which had come too late for them: a row published
///   live at that bar did not know it; null in a manifest from before this was counted
/// @param splits of the labelled rows, by the spec's plan
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
        Instant createdAt,
        @Nullable LeakageCertificate certificate,
        @Nullable Long lateRows,
        List<SplitFold> splits) {

    public DatasetManifest {
        features = List.copyOf(features);
        splits = List.copyOf(Objects.requireNonNullElse(splits, List.of()));
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
                createdAt,
                certificate,
                lateRows,
                splits);
    }
}
