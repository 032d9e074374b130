package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import org.jspecify.annotations.Nullable;

/// Text from paths and queries to values, refused by name.
final class Parameters {

    private Parameters() {}

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

    /// An instrument that exists.
    static InstrumentId existing(Instruments instruments, String symbol) {
        InstrumentId id = instrument(symbol);
        if (instruments.find(id).isEmpty()) {
            throw Instruments.unknown(id);
        }
        return id;
    }

    static Interval interval(@Nullable String text) {
        try {
            return Interval.parse(RequestValues.required("interval", text));
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

    /// How many rows of the set one answer may take memory for.
    static int mostRows(FeatureConfig.Query limits, FeatureSet set) {
        return Math.min(limits.maxRows(), Math.max(1, limits.maxCells() / set.features().size()));
    }

    static TimeRange range(@Nullable Long fromMs, @Nullable Long toMs) {
        long from = fromMs == null ? Long.MIN_VALUE : fromMs;
        long to = toMs == null ? Long.MAX_VALUE : toMs;
        if (from >= to) {
            throw ProblemException.invalid("from_ms", "must be before to_ms");
        }
        return new TimeRange(from, to);
    }

    private static String rule(IllegalArgumentException e, String prefix) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
