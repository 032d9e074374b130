package io.credence.feature.api;

import java.util.regex.Pattern;

/// What is traded, as `BASE-QUOTE`, for example `BTC-USD`.
public record InstrumentId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{2,15}-[A-Z0-9]{2,15}");

    public InstrumentId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "instrument must be BASE-QUOTE in capitals, for example BTC-USD");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
