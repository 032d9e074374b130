package io.credence.strategy.engine.execution;

import io.credence.feature.api.BarrierHit;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.DecisionReason;

/// Where a touched barrier fills, before slippage. Barriers are measured from the label's reference
/// (the close at which the forecast was made), not from the fill: so a position leaves at the very
/// bar, for the very reason, that the label was made of. The bar of the fill is the first one after
/// the reference and can touch; the reference's own bar is over when the order is placed.
public final class BarrierExit {

    private BarrierExit() {}

    /// The word for leaving at a barrier.
    ///
    /// @param hit not `NONE`
    public static DecisionReason reason(BarrierHit hit) {
        return hit == BarrierHit.TARGET ? DecisionReason.EXITED_TARGET : DecisionReason.EXITED_STOP;
    }

    /// Gap-aware: a bar that opens beyond a barrier fills at its open, worse than the stop or
    /// better than the target. With `CLOSE` touch the close is the first price at which one can
    /// act.
    public static double price(
            BarrierSpec barrier, BarrierHit hit, double reference, double open, double close) {
        if (barrier.touch() == BarrierTouch.CLOSE) {
            return close;
        }
        return hit == BarrierHit.TARGET
                ? Math.max(open, barrier.upper(reference))
                : Math.min(open, barrier.lower(reference));
    }
}
