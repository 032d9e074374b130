package io.credence.feature.app.domain.tape;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.observation.TradeSums;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bars may be made of a file or an exchange's page: those whose interval is over. The bar in
/// which a stream of the same tape stands is left to the stream, which tells it as it closes,
/// unless later ones are made.
///
/// @param reachMs the last moment that the trades tell of
/// @param streamed of which lengths the stream makes bars
public record ClosedBars(
        long nowMs, long reachMs, @Nullable TapeStream stream, List<Interval> streamed) {

    /// Bars that close by then may be made.
    public long untilMs(Interval interval) {
        long overMs = interval.floor(nowMs);
        if (stream == null || !streamed.contains(interval)) {
            return overMs;
        }
        long openMs = stream.firstOpenMs(interval);
        long lastMs = Math.min(interval.floor(reachMs), overMs - interval.millis());
        boolean isLeftToStream =
                stream.isWhole(openMs)
                        && lastMs <= openMs
                        && openMs + interval.millis() > nowMs - TradeSums.SILENCE_MS;
        return isLeftToStream ? Math.min(overMs, openMs) : overMs;
    }
}
