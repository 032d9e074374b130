package io.credence.feature.api;

import org.jspecify.annotations.Nullable;

/// One print of a venue's tape. Venues print zero amounts, so zero is legal.
///
/// @param isBuy whether the buyer came to the seller; null where the tape does not say
public record Trade(long timeMs, double price, double amount, @Nullable Boolean isBuy) {

    /// Of a price and of an amount: the sums of a bar must stay numbers.
    public static final double LARGEST = 1e30;

    public Trade {
        if (!(price > 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("price must be a number > 0, was " + price);
        }
        if (price > LARGEST) {
            throw new IllegalArgumentException(
                    "price must be at most " + LARGEST + ", was " + price);
        }
        if (!(amount >= 0.0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount must be a number >= 0, was " + amount);
        }
        if (amount > LARGEST) {
            throw new IllegalArgumentException(
                    "amount must be at most " + LARGEST + ", was " + amount);
        }
    }

    /// Of a tape that does not say who came to whom.
    public Trade(long timeMs, double price, double amount) {
        this(timeMs, price, amount, null);
    }
}
