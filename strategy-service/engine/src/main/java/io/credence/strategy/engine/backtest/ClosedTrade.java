package io.credence.strategy.engine.backtest;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.portfolio.Fill;

/// A position from entry to exit. Prices include slippage; `profit` is after both fees.
public record ClosedTrade(
        long entryTimeMs,
        long exitTimeMs,
        double quantity,
        double entryPrice,
        double exitPrice,
        double fees,
        double slippage,
        double profit,
        DecisionReason reason) {

    static ClosedTrade of(Fill entry, Fill exit) {
        return new ClosedTrade(
                entry.openTimeMs(),
                exit.openTimeMs(),
                entry.quantity(),
                entry.price(),
                exit.price(),
                entry.fee() + exit.fee(),
                entry.slippage() + exit.slippage(),
                entry.cashChange() + exit.cashChange(),
                exit.reason());
    }
}
