package io.credence.strategy.engine;

import io.credence.strategy.api.RiskState;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Fill;

/// Hears what the engine does, in the order in which it does it.
public interface EngineListener {

    EngineListener SILENT = new EngineListener() {};

    default void placed(PaperOrder order) {}

    /// The order will never fill: trading was halted first, or the next bar is of another segment.
    default void cancelled(PaperOrder order) {}

    default void filled(Fill fill) {}

    default void riskChanged(RiskState from, RiskState to, String cause) {}
}
