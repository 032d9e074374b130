package io.credence.feature.app.feast;

import io.credence.feature.api.Bar;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a pushed table, read as bars. A bar's `event_timestamp` is when it could first be
/// known: its close.
final class PushedBars {

    record Pushed(Series series, Bar bar) {}

    private static final int MOST_ROWS = 1000;

    private final Map<String, @Nullable Object> columns;
    private final int rows;

    private PushedBars(Map<String, @Nullable Object> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /// Oldest first, whatever the order of the rows.
    static List<Pushed> of(Map<String, @Nullable Object> df) {
        List<?> times = df.get("event_timestamp") instanceof List<?> list ? list : List.of();
        if (times.isEmpty() || times.size() > MOST_ROWS) {
            throw ProblemException.invalid(
                    "df.event_timestamp", "must be a list of 1 to " + MOST_ROWS + " times");
        }
        PushedBars table = new PushedBars(df, times.size());
        List<Pushed> bars = new ArrayList<>();
        for (int row = 0; row < table.rows; row++) {
            bars.add(table.bar(row));
        }
        bars.sort(Comparator.comparingLong(pushed -> pushed.bar().openTimeMs()));
        return bars;
    }

    private Pushed bar(int row) {
        Interval interval =
                RequestValues.valid(
                        field("interval", row), () -> Interval.parse(text("interval", row)));
        InstrumentId instrument =
                RequestValues.valid(
                        field("instrument", row), () -> new InstrumentId(text("instrument", row)));
        long openMs = time(row).toEpochMilli() - interval.millis();
        double open = number("open", row);
        double high = number("high", row);
        double low = number("low", row);
        double close = number("close", row);
        double volume = number("volume", row);
        Bar bar =
                RequestValues.valid(
                        "df[" + row + "]", () -> new Bar(openMs, open, high, low, close, volume));
        return new Pushed(new Series(instrument, interval), bar);
    }

    private static String field(String column, int row) {
        return "df." + column + "[" + row + "]";
    }

    private Object value(String column, int row) {
        Object values = RequestValues.required("df." + column, columns.get(column));
        if (values instanceof Collection<?> list && list.size() != rows) {
            throw ProblemException.invalid(
                    "df." + column, "must have as many values as event_timestamp");
        }
        return RequestValues.required(
                field(column, row), values instanceof List<?> many ? many.get(row) : values);
    }

    private String text(String column, int row) {
        if (value(column, row) instanceof String text) {
            return text;
        }
        throw ProblemException.invalid(field(column, row), "must be a text");
    }

    private double number(String column, int row) {
        if (value(column, row) instanceof Number number) {
            return number.doubleValue();
        }
        throw ProblemException.invalid(field(column, row), "must be a number");
    }

    // Python writes a time with a blank, and without a zone where it means UTC.
    private Instant time(int row) {
        String text = text("event_timestamp", row).strip().replaceFirst(" ", "T");
        try {
            return hasOffset(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw ProblemException.invalid(
                    field("event_timestamp", row), "must be a time such as 2025-11-21T10:05:00Z");
        }
    }

    private static boolean hasOffset(String text) {
        return text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 7;
    }
}
