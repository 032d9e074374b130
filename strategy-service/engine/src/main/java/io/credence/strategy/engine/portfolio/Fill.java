package io.credence.strategy.engine.portfolio;

import io.credence.strategy.api.DecisionReason;

/// Part of the cash ledger: cash and position of a portfolio are the sums over its fills.
///
/// @param order the order's number
/// @param quantity signed, buys positive
/// @param price slippage included
/// @param fee in the quote currency
public record Fill(
        long order,
        long openTimeMs,
        double quantity,
        double price,
        double fee,
        DecisionReason reason) {

    public double value() {
        return Math.abs(quantity * price);
    }

    public double cashChange() {
        return -quantity * price - fee;
    }
}
