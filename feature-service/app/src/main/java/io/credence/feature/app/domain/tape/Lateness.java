package io.credence.feature.app.domain.tape;

import io.credence.feature.api.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// For which bars a trade comes too late, of each length by itself: an hour may still be open when
/// one of its minutes is closed, and a minute when its hour came as a bar.
public final class Lateness {

    private final Map<Interval, Long> untilMs = new EnumMap<>(Interval.class);

    /// Bars of these lengths are made of the stream.
    static Lateness of(TapeStream stream, List<Interval> streamed) {
        Lateness lateness = new Lateness();
        for (Interval interval : streamed) {
            lateness.closed(interval, interval.floor(stream.closedMs()));
        }
        return lateness;
    }

    /// Bars that close by `closedMs` take no more trades.
    public void closed(Interval interval, long closedMs) {
        untilMs.merge(interval, closedMs, Math::max);
    }

    /// The lengths of which the bar that holds `timeMs` takes no more trades.
    public List<Interval> lateFor(long timeMs) {
        List<Interval> late = new ArrayList<>();
        untilMs.forEach((interval, closedMs) -> {
            if (timeMs < closedMs) {
                late.add(interval);
            }
        });
        return late;
    }
}
