package io.credence.strategy.api;

/// How much of the Kelly fraction to bet, at most which share of the portfolio, and which order is
/// too small to send.
///
/// @param minOrderValue in the quote currency, fee included; 0 for no minimum
public record SizingSpec(double kellyFraction, double maxWeight, double minOrderValue) {

    /// A quarter Kelly, a tenth of the portfolio, ten units of the quote currency.
    public static final SizingSpec DEFAULT = new SizingSpec(0.25, 0.10, 10.0);

    public SizingSpec {
        if (!(kellyFraction > 0 && kellyFraction <= 1)) {
            throw new IllegalArgumentException(
                    "kellyFraction must be in (0, 1], was " + kellyFraction);
        }
        if (!(maxWeight > 0 && maxWeight <= 1)) {
            throw new IllegalArgumentException("maxWeight must be in (0, 1], was " + maxWeight);
        }
        if (!(minOrderValue >= 0 && minOrderValue <= 1e12)) {
            throw new IllegalArgumentException(
                    "minOrderValue must be in 0..1e12, was " + minOrderValue);
        }
    }

    public SizingSpec(double kellyFraction, double maxWeight) {
        this(kellyFraction, maxWeight, 10.0);
    }
}
