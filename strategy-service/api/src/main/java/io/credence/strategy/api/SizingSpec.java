package io.credence.strategy.api;

/// How much of the Kelly fraction to bet, and at most which share of the portfolio.
public record SizingSpec(double kellyFraction, double maxWeight) {

    public static final SizingSpec DEFAULT = new SizingSpec(0.25, 0.10);

    public SizingSpec {
        if (!(kellyFraction > 0 && kellyFraction <= 1)) {
            throw new IllegalArgumentException(
                    "kellyFraction must be in (0, 1], was " + kellyFraction);
        }
        if (!(maxWeight > 0 && maxWeight <= 1)) {
            throw new IllegalArgumentException("maxWeight must be in (0, 1], was " + maxWeight);
        }
    }
}
