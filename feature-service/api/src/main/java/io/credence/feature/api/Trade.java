package io.credence.feature.api;

/// One print of a venue's tape. Venues print zero amounts, so zero is legal.
public record Trade(long timeMs, double price, double amount) {

    public Trade {
        if (!(price > 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("price must be a number > 0, was " + price);
        }
        if (!(amount >= 0.0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount must be a number >= 0, was " + amount);
        }
    }
}
