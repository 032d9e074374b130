package io.credence.feature.app.domain.quality;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.quality.Finding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A finding that is kept.
///
/// @param quarantined bars of it that are kept apart from the series
/// @param released when they were let in; null while they were not
public record QualityFinding(
        UUID id,
        Series series,
        Finding finding,
        FindingSource source,
        int quarantined,
        Instant foundAt,
        @Nullable Release released) {

    public record Release(Instant at, String by) {}

    public Status status() {
        if (released != null) {
            return Status.RELEASED;
        }
        return quarantined > 0 ? Status.QUARANTINED : Status.NOTED;
    }

    public enum Status {
        /// The bars are in the series.
        NOTED,
        /// Some or all of its bars are kept apart.
        QUARANTINED,
        /// They were, until somebody let them in.
        RELEASED
    }
}
