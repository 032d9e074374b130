package io.credence.feature.api;

import java.util.Objects;

/// All that was printed before `untilMs` is on the tape's topic: bars that close by then are
/// closed. feature-service tells it to itself when a bar's interval is over and nothing comes; a
/// feed that knows its venue may tell it too. Topic `trades.v1`, keyed by instrument, among the
/// trades.
///
/// @param untilMs in the past
public record TapeFellSilent(String instrument, long untilMs) implements TapeEvent {

    public static final String TYPE = "io.credence.feature.tape.fell-silent.v1";

    public TapeFellSilent {
        InstrumentId _ = new InstrumentId(Objects.requireNonNullElse(instrument, ""));
        if (untilMs < 1) {
            throw new IllegalArgumentException("untilMs must be >= 1, was " + untilMs);
        }
    }
}
