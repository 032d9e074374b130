package io.credence.strategy.engine.execution;

import io.credence.feature.api.BarrierHit;
import io.credence.strategy.api.DecisionReason;

/// The word for leaving at a touch. Barriers are measured from the label's reference (the close at
/// which the forecast was made), not from the fill: so a position leaves at the very bar, for the
/// very reason and at the very price, before slippage, that the label was made of. The bar of the
/// fill is the first one after the reference and can touch; the reference's own bar is over when
/// the order is placed.
public final class BarrierExit {

    private BarrierExit() {}

    public static DecisionReason reason(BarrierHit hit) {
        return switch (hit) {
            case TARGET -> DecisionReason.EXITED_TARGET;
            case STOP, STOP_AMBIGUOUS -> DecisionReason.EXITED_STOP;
            case NONE -> DecisionReason.EXITED_TIME;
        };
    }
}
