package io.credence.feature.app.domain.live;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.bars.SeriesHead;
import java.util.OptionalLong;

/// How old a series is.
///
/// @param bars whole intervals since its newest bar closed
public record FeedAge(OptionalLong newestOpenMs, long bars, boolean stale) {

    public static FeedAge of(Series series, SeriesHead head, long nowMs, int staleAfterBars) {
        if (head.newestOpenMs().isEmpty()) {
            return new FeedAge(head.newestOpenMs(), 0, true);
        }
        long closedMs = head.newestOpenMs().getAsLong() + series.interval().millis();
        long bars = Math.max(0, Math.floorDiv(nowMs - closedMs, series.interval().millis()));
        return new FeedAge(head.newestOpenMs(), bars, bars > staleAfterBars);
    }
}
