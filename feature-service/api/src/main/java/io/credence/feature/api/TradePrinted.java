package io.credence.feature.api;

import java.util.Objects;

/// A venue printed a trade; what feature-service makes bars of. Topic `trades.v1`, keyed by
/// instrument, in the order of the tape.
///
/// @param number rises with each trade of the instrument, by one or more, and is at least 1: equal
///   prints are different trades, and a number not above the newest was taken before
public record TradePrinted(String instrument, long number, Trade trade) implements TapeEvent {

    public static final String TOPIC = "trades.v1";
    public static final String TYPE = "io.credence.feature.trade.printed.v1";

    public TradePrinted {
        InstrumentId _ = new InstrumentId(Objects.requireNonNullElse(instrument, ""));
        if (number < 1) {
            throw new IllegalArgumentException("number must be >= 1, was " + number);
        }
        if (trade == null) {
            throw new IllegalArgumentException("trade is missing");
        }
    }
}
