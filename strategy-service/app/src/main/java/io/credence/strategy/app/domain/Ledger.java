package io.credence.strategy.app.domain;

import io.credence.strategy.api.DecisionMade;
import java.time.Instant;
import java.util.UUID;

/// The append-only record of a portfolio: orders, fills, decisions, equity, risk. Writes join the
/// transaction of the caller.
public interface Ledger {

    /// Orders, fills and risk changes of a step, in the order in which they happened.
    void append(UUID portfolio, StepRecord step, Instant at);

    /// The decision of a bar, and the equity it was made at.
    void append(UUID portfolio, DecisionMade decision);
}
