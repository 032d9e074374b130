package io.credence.platform.local.ci;

import java.time.Duration;

/// How long the step waits for what.
///
/// @param timeout for everything
/// @param silence without any answer before it gives up
/// @param poll between two looks at the run, and before the first repetition of a request
public record Patience(Duration timeout, Duration silence, Duration poll) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// Doubles with each failure in a row.
    Duration pauseAfter(int failures) {
        Duration pause = poll.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration longest = poll.compareTo(LONGEST_PAUSE) > 0 ? poll : LONGEST_PAUSE;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
