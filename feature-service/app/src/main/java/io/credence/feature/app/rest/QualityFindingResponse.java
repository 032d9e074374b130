package io.credence.feature.app.rest;

import io.credence.feature.app.domain.quality.FindingSource;
import io.credence.feature.app.domain.quality.QualityFinding;
import io.credence.feature.kernels.quality.Finding;
import io.credence.feature.kernels.quality.FindingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run of suspect bars, `fromMs` and `toMs` being the openings of its first and last.
record QualityFindingResponse(
        String id,
        String instrument,
        String interval,
        FindingKind kind,
        long fromMs,
        long toMs,
        int bars,
        String reason,
        FindingSource source,
        QualityFinding.Status status,
        int quarantinedBars,
        Instant foundAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy) {

    static QualityFindingResponse from(QualityFinding kept) {
        Finding finding = kept.finding();
        QualityFinding.Release released = kept.released();
        return new QualityFindingResponse(
                kept.id().toString(),
                kept.series().instrument().value(),
                kept.series().interval().text(),
                finding.kind(),
                finding.fromMs(),
                finding.toMs(),
                finding.bars(),
                finding.reason(),
                kept.source(),
                kept.status(),
                kept.quarantined(),
                kept.foundAt(),
                released == null ? null : released.at(),
                released == null ? null : released.by());
    }
}
