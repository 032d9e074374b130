package io.credence.feature.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The length of a bar. Bars begin at multiples of it since 1970-01-01 UTC.
public enum Interval {
    M1("1m", 60_000L),
    M5("5m", 300_000L),
    M15("15m", 900_000L),
    H1("1h", 3_600_000L),
    H4("4h", 14_400_000L),
    D1("1d", 86_400_000L);

    private static final double MILLIS_PER_YEAR = 365.0 * 86_400_000.0;

    private final String text;
    private final long millis;

    Interval(String text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    public String text() {
        return text;
    }

    public long millis() {
        return millis;
    }

    /// Bars in a year of 365 days: crypto never closes.
    public double barsPerYear() {
        return MILLIS_PER_YEAR / millis;
    }

    /// The opening time of the bar that holds `timeMs`.
    public long floor(long timeMs) {
        return Math.floorDiv(timeMs, millis) * millis;
    }

    public static Interval parse(String text) {
        return Arrays.stream(values())
                .filter(interval -> interval.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "interval must be one of "
                                        + Arrays.stream(values())
                                                .map(Interval::text)
                                                .collect(Collectors.joining(", "))));
    }
}
