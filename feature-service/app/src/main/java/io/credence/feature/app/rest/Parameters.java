package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.Instruments;
import io.credence.feature.app.domain.Series;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Text from paths and queries to values, refused by name.
final class Parameters {

    private Parameters() {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(
                    PlatformErrorCode.MALFORMED_REQUEST, "the request needs a JSON body");
        }
        return body;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(field, "is required");
        }
        return value;
    }

    /// For a symbol in a path: one that cannot exist does not exist.
    static InstrumentId instrument(String text) {
        try {
            return new InstrumentId(text);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(
                    FeatureErrorCode.UNKNOWN_INSTRUMENT,
                    "instrument '" + text + "' does not exist");
        }
    }

    static Interval interval(@Nullable String text) {
        try {
            return Interval.parse(required("interval", text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("interval", rule(e, "interval "));
        }
    }

    /// A series of an instrument that exists.
    static Series series(Instruments instruments, String symbol, @Nullable String interval) {
        InstrumentId id = instrument(symbol);
        Series series = new Series(id, interval(interval));
        if (instruments.find(id).isEmpty()) {
            throw Instruments.unknown(id);
        }
        return series;
    }

    static UUID id(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound(kind, text);
        }
    }

    static TimeRange range(@Nullable Long fromMs, @Nullable Long toMs) {
        long from = fromMs == null ? Long.MIN_VALUE : fromMs;
        long to = toMs == null ? Long.MAX_VALUE : toMs;
        if (from >= to) {
            throw ProblemException.invalid("from_ms", "must be before to_ms");
        }
        return new TimeRange(from, to);
    }

    static int between(String field, @Nullable Integer value, int otherwise, int max) {
        int number = value == null ? otherwise : value;
        if (number < 1 || number > max) {
            throw ProblemException.invalid(field, "must be between 1 and " + max);
        }
        return number;
    }

    private static String rule(IllegalArgumentException e, String prefix) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
