package io.credence.feature.app.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Times as files have them: epoch milliseconds, epoch seconds, or ISO 8601, which is UTC where it
/// names no offset. A column whose name ends in `_ms` is never seconds.
final class TimeColumn {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    // 10^11 seconds is the year 5138, 10^11 milliseconds is 1973: no file means either.
    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final long YEAR_2100_MS = 4_102_444_800_000L;

    private final CsvTable table;
    private final int column;
    private final boolean isMillis;

    TimeColumn(CsvTable table, int column) {
        this.table = table;
        this.column = column;
        this.isMillis = table.name(column).endsWith("_ms");
    }

    long timeMs() {
        String text = table.field(column);
        long timeMs = DIGITS.matcher(text).matches() ? epoch(Long.parseLong(text)) : iso(text);
        if (timeMs < 0 || timeMs >= YEAR_2100_MS) {
            throw table.refuse(
                    column,
                    "must be a time between 1970 and 2100, in epoch ms, epoch s or ISO 8601, was "
                            + CsvTable.shorten(text));
        }
        return timeMs;
    }

    private long epoch(long number) {
        return isMillis || number >= FIRST_MILLIS ? number : number * 1000L;
    }

    private long iso(String text) {
        try {
            String normal = text.replace(' ', 'T');
            if (normal.length() == 10) {
                return LocalDate.parse(normal)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
            }
            boolean hasOffset =
                    normal.endsWith("Z")
                            || normal.lastIndexOf('+') > 10
                            || normal.lastIndexOf('-') > 10;
            return hasOffset
                    ? Instant.parse(normal).toEpochMilli()
                    : LocalDateTime.parse(normal).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException _) {
            throw table.refuse(
                    column,
                    "must be a time in epoch ms, epoch s or ISO 8601, was "
                            + CsvTable.shorten(text));
        }
    }
}
