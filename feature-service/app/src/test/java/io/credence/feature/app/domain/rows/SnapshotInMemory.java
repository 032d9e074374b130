package io.credence.feature.app.domain.rows;

import io.credence.feature.app.domain.bars.Series;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last snapshot kept.
public final class SnapshotInMemory implements KernelSnapshots {

    private record Kept(
            Series series,
            String featureSetHash,
            long revision,
            long lastOpenMs,
            KernelState state) {}

    private @Nullable Kept kept;

    @Override
    public Optional<KernelState> find(
            Series series, String featureSetHash, long revision, long fromMs, long beforeMs) {
        return Optional.ofNullable(kept)
                .filter(it ->
                        it.series.equals(series)
                                && it.featureSetHash.equals(featureSetHash)
                                && it.revision == revision
                                && it.lastOpenMs >= fromMs
                                && it.lastOpenMs < beforeMs)
                .map(Kept::state);
    }

    @Override
    public void keep(
            Series series,
            String featureSetHash,
            long revision,
            long lastOpenMs,
            KernelState state) {
        kept = new Kept(series, featureSetHash, revision, lastOpenMs, state);
    }
}
