package io.credence.strategy.engine.cost;

import io.credence.strategy.api.CostModel;

/// Fill prices and fees. Slippage is charged on every fill, resting targets included: a backtest
/// that lets targets fill for free flatters itself.
public final class TradeCosts {

    private final double feeRate;
    private final double slippage;

    public TradeCosts(CostModel model) {
        this.feeRate = model.feeBps() * 1e-4;
        this.slippage = model.slippageBps() * 1e-4;
    }

    public double buyPrice(double price) {
        return price * (1.0 + slippage);
    }

    public double sellPrice(double price) {
        return price * (1.0 - slippage);
    }

    /// In the quote currency; `value` is quantity times fill price.
    public double fee(double value) {
        return value * feeRate;
    }

    /// The quantity whose value and fee together spend `budget`.
    public double quantityFor(double budget, double fillPrice) {
        return budget / (fillPrice * (1.0 + feeRate));
    }

    /// What one unit of the quote currency is worth at `close` when all of it was spent at `open`
    /// and held.
    public double held(double open, double close) {
        return quantityFor(1.0, buyPrice(open)) * close;
    }
}
