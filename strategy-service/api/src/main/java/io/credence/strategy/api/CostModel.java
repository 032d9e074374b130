package io.credence.strategy.api;

/// What a fill costs, per side, in basis points of its value. The same for sizing, backtest and
/// paper.
public record CostModel(double feeBps, double slippageBps) {

    /// A taker's fee on a large spot venue, and a small order's slippage.
    public static final CostModel DEFAULT = new CostModel(10.0, 2.0);

    public CostModel {
        requireBps("feeBps", feeBps);
        requireBps("slippageBps", slippageBps);
    }

    private static void requireBps(String field, double value) {
        if (!(value >= 0 && value <= 1_000)) {
            throw new IllegalArgumentException(field + " must be in 0..1000, was " + value);
        }
    }
}
