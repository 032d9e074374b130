package io.credence.feature.app.domain.rows;

import io.credence.feature.app.domain.bars.Series;
import java.util.Optional;

/// Kernel states of the current tenant that outlive the process: one per series and feature set.
public interface KernelSnapshots {

    /// The state after some bar of `fromMs <= openTimeMs < beforeMs`, if the series has had this
    /// revision since.
    Optional<KernelState> find(
            Series series, String featureSetHash, long revision, long fromMs, long beforeMs);

    /// Takes the place of the one before, in the running transaction.
    void keep(
            Series series,
            String featureSetHash,
            long revision,
            long lastOpenMs,
            KernelState state);
}
