package io.credence.feature.app.domain.tape;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.observation.TradeSums;
import java.util.Collection;
import java.util.OptionalLong;

/// Where the stream of an instrument's trades stands. A bar made of it is whole, and only then a
/// bar, if a trade of an earlier interval came before and the stream did not break since: of the
/// interval in which a stream begins, nobody knows what was printed before. It is stored, so that a
/// restart or another instance goes on with it and breaks nothing.
///
/// @param newestMs when the newest trade was printed
/// @param observedFromMs when the first trade since the last break was printed
/// @param closedMs bars that close by then take no more trades
public record TapeStream(long newestMs, long observedFromMs, long closedMs) {

    /// With the first trade there is.
    static TapeStream from(long timeMs) {
        return new TapeStream(timeMs, timeMs, timeMs);
    }

    /// With the first trade after a break.
    TapeStream brokenBefore(long timeMs) {
        return new TapeStream(timeMs, timeMs, Math.max(closedMs, timeMs));
    }

    TapeStream printed(long timeMs) {
        return new TapeStream(timeMs, observedFromMs, closedMs);
    }

    TapeStream closed(long untilMs) {
        return new TapeStream(newestMs, observedFromMs, Math.max(closedMs, untilMs));
    }

    /// Whether the tape had ended before this next trade.
    boolean isBrokenBefore(long timeMs) {
        return timeMs - newestMs >= TradeSums.SILENCE_MS;
    }

    boolean isWhole(long openTimeMs) {
        return openTimeMs > observedFromMs;
    }

    /// Where the first bar opens that may still take trades.
    long firstOpenMs(Interval interval) {
        return interval.floor(Math.max(newestMs, closedMs));
    }

    /// When the next bar that has trades closes.
    OptionalLong dueMs(Collection<Interval> intervals) {
        return intervals.stream()
                .mapToLong(interval -> interval.floor(newestMs) + interval.millis())
                .filter(closeMs -> closeMs > closedMs)
                .min();
    }
}
