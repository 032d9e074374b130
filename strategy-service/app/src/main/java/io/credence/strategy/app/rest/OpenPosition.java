package io.credence.strategy.app.rest;

import io.credence.feature.api.BarrierSpec;
import io.credence.strategy.engine.portfolio.Position;
import org.jspecify.annotations.Nullable;

/// A position and where it ends.
///
/// @param entryPrice slippage included
/// @param reference the close that target and stop are measured from
/// @param bars held so far, the bar of the fill being the first; the position closes at the end of
///   bar `horizonBars`
record OpenPosition(
        double quantity,
        double entryPrice,
        long entryOpenTimeMs,
        double reference,
        double targetPrice,
        double stopPrice,
        int bars,
        int horizonBars) {

    static @Nullable OpenPosition of(@Nullable Position position, BarrierSpec barrier) {
        return position == null
                ? null
                : new OpenPosition(
                        position.quantity(),
                        position.entryPrice(),
                        position.entryOpenTimeMs(),
                        position.reference(),
                        barrier.upper(position.reference()),
                        barrier.lower(position.reference()),
                        position.bars(),
                        barrier.horizonBars());
    }
}
