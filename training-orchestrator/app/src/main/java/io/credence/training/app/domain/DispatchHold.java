package io.credence.training.app.domain;

import java.time.Duration;
import java.time.Instant;

/// A dispatcher's claim on a run, and the pause after it.
///
/// @param epoch counts the claims; the result of an older one is dropped
/// @param failures in a row, for the backoff
/// @param freeAt from here the run may be claimed
public record DispatchHold(long epoch, int failures, Instant freeAt) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    boolean heldAt(Instant now) {
        return freeAt.isAfter(now);
    }

    DispatchHold done(Instant now) {
        return new DispatchHold(epoch, 0, now);
    }

    /// Doubles the pause with each failure in a row.
    DispatchHold pausedFrom(Instant now) {
        int doublings = Math.min(failures, 10);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return new DispatchHold(
                epoch,
                failures + 1,
                now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }
}
