package io.credence.strategy.engine.execution;

import io.credence.strategy.api.DecisionReason;

/// A market order. An entry says what to spend, fee included; an exit says how much to sell.
///
/// @param number counts the orders of one portfolio from 1
/// @param openTimeMs the bar that caused it
/// @param budget in the quote currency; 0 for an exit
/// @param quantity to sell; 0 for an entry
/// @param reference the close that the forecast's label is measured from
/// @param reason `ENTERED` for an entry, else why the position closes
public record PaperOrder(
        long number,
        long openTimeMs,
        double budget,
        double quantity,
        double reference,
        DecisionReason reason) {

    public boolean opens() {
        return reason == DecisionReason.ENTERED;
    }
}
