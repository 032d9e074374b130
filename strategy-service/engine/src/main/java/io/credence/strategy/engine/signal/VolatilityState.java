package io.credence.strategy.engine.signal;

import org.jspecify.annotations.Nullable;

/// What a volatility forecast remembers.
///
/// @param weightedSquares sum of squared returns, each decayed by its age
/// @param weights sum of those weights
/// @param lastOpenTimeMs null before the first bar
public record VolatilityState(
        double weightedSquares,
        double weights,
        int returns,
        double lastClose,
        @Nullable Long lastOpenTimeMs) {

    public static final VolatilityState EMPTY = new VolatilityState(0, 0, 0, 0, null);
}
