package io.credence.feature.app.domain.bars;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;

/// The bars of one instrument and length.
public record Series(InstrumentId instrument, Interval interval) {

    /// A bar that opens before this has closed by `timeMs`, which may be any number.
    public long closedBy(long timeMs) {
        long beforeCloseMs = interval.millis() - 1;
        return Math.max(timeMs, Long.MIN_VALUE + beforeCloseMs) - beforeCloseMs;
    }
}
