package io.credence.feature.api;

import java.util.Objects;

/// A venue's bar is over; what feature-service takes in. Topic `bars.v1`, keyed by instrument, in
/// the order of their times. The same bar again changes nothing.
public record BarClosed(String instrument, String interval, Bar bar) {

    public static final String TOPIC = "bars.v1";
    public static final String TYPE = "io.credence.feature.bar.closed.v1";

    public BarClosed {
        InstrumentId _ = new InstrumentId(Objects.requireNonNullElse(instrument, ""));
        Interval _ = Interval.parse(Objects.requireNonNullElse(interval, ""));
        if (bar == null) {
            throw new IllegalArgumentException("bar is missing");
        }
    }
}
