package io.credence.feature.app.domain.quality;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.quality.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is known to be wrong with the bars of the current tenant.
public interface QualityRegistry {

    /// Keeps what was found; the same run again only grows.
    void note(Series series, List<Finding> findings, FindingSource source);

    Optional<QualityFinding> find(InstrumentId instrument, UUID id);

    /// Those that end at `fromMs` or later by time and kind, behind a finding; `afterMs` as small
    /// as possible before all.
    List<QualityFinding> page(
            Series series, long fromMs, long afterMs, String afterKind, int limit);

    QualityCounts counts(Series series);

    /// Puts the quarantined bars of a finding into the series. The caller holds the instrument's
    /// lock.
    void release(QualityFinding finding, String actor, Instant at);
}
