package io.credence.strategy.api;

/// The limits. Losses, drawdown and volatility are measured on marked equity, open positions
/// included; loss and volatility over a rolling 24 hours. A breach seen on `confirmations` bars in
/// a row halts trading until the risk officer resets it.
///
/// @param maxNavFraction most of the net asset value that may be invested
/// @param maxVolatility standard deviation of the equity's 24-hour return
public record RiskPolicy(
        double maxNavFraction,
        double maxLeverage,
        double maxDrawdown,
        double maxVolatility,
        double maxDailyLoss,
        int confirmations) {

    public static final RiskPolicy DEFAULT = new RiskPolicy(0.95, 1.0, 0.20, 0.10, 0.05, 3);

    public RiskPolicy {
        requireFraction("maxNavFraction", maxNavFraction);
        requireFraction("maxDrawdown", maxDrawdown);
        requireFraction("maxVolatility", maxVolatility);
        requireFraction("maxDailyLoss", maxDailyLoss);
        if (!(maxLeverage > 0 && maxLeverage <= 1)) {
            throw new IllegalArgumentException("maxLeverage must be in (0, 1], was " + maxLeverage);
        }
        if (confirmations < 1 || confirmations > 100) {
            throw new IllegalArgumentException(
                    "confirmations must be in 1..100, was " + confirmations);
        }
    }

    private static void requireFraction(String field, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be in (0, 1], was " + value);
        }
    }
}
