package io.credence.strategy.engine.portfolio;

import io.credence.strategy.api.DecisionReason;

/// Part of the cash ledger: cash and position of a portfolio are the sums over its fills.
///
/// @param order the order's number
/// @param quantity signed, buys positive
/// @param price slippage included
/// @param fee in the quote currency
/// @param slippage in the quote currency: what the price cost against the market's; part of it
public record Fill(
        long order,
        long openTimeMs,
        double quantity,
        double price,
        double fee,
        double slippage,
        DecisionReason reason) {

    public double value() {
        return Math.abs(quantity * price);
    }

    public double cashChange() {
        return -quantity * price - fee;
    }
}
