package io.credence.feature.app.rest;

import io.credence.feature.app.domain.bars.Gap;
import io.credence.feature.app.domain.bars.Gaps;
import java.util.List;

record GapsResponse(String interval, List<Gap> gaps, int gapCount, int missingBars) {

    static GapsResponse from(String interval, Gaps gaps) {
        return new GapsResponse(interval, gaps.first(), gaps.count(), gaps.missingBars());
    }
}
