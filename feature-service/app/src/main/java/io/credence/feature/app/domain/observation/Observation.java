package io.credence.feature.app.domain.observation;

import io.credence.feature.kernels.inputs.InputName;

/// A number seen beside the bars: what was so at one time, and when that became known. The same
/// event with a later known time is a correction.
public record Observation(InputName name, long eventMs, long knownMs, double value) {

    /// 2100-01-01.
    public static final long TIMES_END_MS = 4_102_444_800_000L;

    /// The message begins with the wrong field.
    public Observation {
        requireTime("eventTime", eventMs);
        requireTime("knownTime", knownMs);
        if (knownMs < eventMs) {
            throw new IllegalArgumentException("knownTime must not be before eventTime");
        }
        if (!name.allows(value)) {
            throw new IllegalArgumentException("value must be " + rule(name) + ", was " + value);
        }
    }

    private static void requireTime(String field, long timeMs) {
        if (timeMs < 0 || timeMs >= TIMES_END_MS) {
            throw new IllegalArgumentException(field + " must be a time between 1970 and 2100");
        }
    }

    private static String rule(InputName name) {
        return switch (name.unit()) {
            case PRICE, RATIO -> "a number > 0";
            case BASE, QUOTE, COUNT -> "a number >= 0";
            case FRACTION -> "a number";
        };
    }
}
