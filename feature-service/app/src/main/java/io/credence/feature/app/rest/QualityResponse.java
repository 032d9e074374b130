package io.credence.feature.app.rest;

import io.credence.feature.app.domain.bars.Gap;
import io.credence.feature.app.domain.bars.Gaps;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.live.FeedAge;
import io.credence.feature.app.domain.quality.QualityCounts;
import io.credence.feature.app.domain.quality.QualityFinding;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is known to be wrong with a series.
///
/// @param gaps the first thousand
/// @param findings the first hundred
record QualityResponse(
        String instrument,
        String interval,
        Feed feed,
        List<Gap> gaps,
        int gapCount,
        int missingBars,
        List<QualityFindingResponse> findings,
        int findingCount,
        int quarantinedBars) {

    /// @param ageBars whole intervals since the newest bar closed
    /// @param stale those are more than the installation allows, or there is no bar
    record Feed(@Nullable Long newestOpenMs, long ageBars, boolean stale) {

        static Feed from(FeedAge age) {
            OptionalLong newest = age.newestOpenMs();
            return new Feed(
                    newest.isPresent() ? newest.getAsLong() : null, age.bars(), age.stale());
        }
    }

    static QualityResponse from(
            Series series,
            FeedAge age,
            Gaps gaps,
            List<QualityFinding> findings,
            QualityCounts counts) {
        return new QualityResponse(
                series.instrument().value(),
                series.interval().text(),
                Feed.from(age),
                gaps.first(),
                gaps.count(),
                gaps.missingBars(),
                findings.stream().map(QualityFindingResponse::from).toList(),
                counts.findings(),
                counts.quarantinedBars());
    }
}
