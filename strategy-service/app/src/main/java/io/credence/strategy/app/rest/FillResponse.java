package io.credence.strategy.app.rest;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.UUID;

/// A filled paper order; quantity is signed, price includes slippage.
record FillResponse(
        UUID portfolio,
        String orderId,
        String instrument,
        long barOpenTimeMs,
        double quantity,
        double price,
        double fee,
        double slippage,
        DecisionReason reason) {

    static FillResponse from(UUID portfolio, String instrument, Fill fill) {
        return new FillResponse(
                portfolio,
                portfolio + "-" + fill.order(),
                instrument,
                fill.openTimeMs(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.slippage(),
                fill.reason());
    }
}
