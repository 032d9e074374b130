package io.credence.feature.api;

import org.jspecify.annotations.Nullable;

/// One print of a venue's tape. Venues print zero amounts, so zero is legal.
///
/// @param isBuy whether the buyer came to the seller; null where the tape does not say
public record Trade(long timeMs, double price, double amount, @Nullable Boolean isBuy) {

    public Trade {
        if (!(price > 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("price must be a number > 0, was " + price);
        }
        if (!(amount >= 0.0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount must be a number >= 0, was " + amount);
        }
    }

    /// Of a tape that does not say who came to whom.
    public Trade(long timeMs, double price, double amount) {
        this(timeMs, price, amount, null);
    }
}
