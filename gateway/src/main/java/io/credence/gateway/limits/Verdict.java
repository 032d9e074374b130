package io.credence.gateway.limits;

import java.time.Duration;

/// Whether a request may pass.
///
/// @param remaining requests that would pass right now
/// @param untilNext zero when allowed, else when the next one would pass
/// @param untilFull when the whole burst is there again
record Verdict(boolean allowed, long remaining, Duration untilNext, Duration untilFull) {}
