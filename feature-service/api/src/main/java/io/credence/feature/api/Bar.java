package io.credence.feature.api;

/// One OHLCV bar; known at `openTimeMs` plus the interval. `volume` is in the base asset.
public record Bar(
        long openTimeMs, double open, double high, double low, double close, double volume) {

    public Bar {
        requirePrice("open", open);
        requirePrice("high", high);
        requirePrice("low", low);
        requirePrice("close", close);
        if (!(volume >= 0.0) || Double.isInfinite(volume)) {
            throw new IllegalArgumentException("volume must be a number >= 0, was " + volume);
        }
        if (high < low) {
            throw new IllegalArgumentException("high must be >= low, was " + high + " < " + low);
        }
        if (open > high || open < low) {
            throw new IllegalArgumentException("open must lie in [low, high], was " + open);
        }
        if (close > high || close < low) {
            throw new IllegalArgumentException("close must lie in [low, high], was " + close);
        }
    }

    public long closeTimeMs(Interval interval) {
        return openTimeMs + interval.millis();
    }

    private static void requirePrice(String field, double price) {
        if (!(price > 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException(field + " must be a number > 0, was " + price);
        }
    }
}
