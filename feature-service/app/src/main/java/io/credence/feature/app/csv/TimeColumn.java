package io.credence.feature.app.csv;

import java.util.OptionalLong;

/// The times of a table's column.
final class TimeColumn {

    private static final int MOST_DIGITS = 13;

    private final MarketTable table;
    private final int column;
    private final boolean isMillis;

    /// @param isMillis says that numbers are milliseconds; else their size tells
    TimeColumn(MarketTable table, int column, boolean isMillis) {
        this.table = table;
        this.column = column;
        this.isMillis = isMillis;
    }

    long timeMs(String text) {
        OptionalLong time = isMillis && isDigits(text) ? millis(text) : TimeText.parse(text);
        if (time.isEmpty()) {
            throw refuse(text, "a time");
        }
        long timeMs = time.getAsLong();
        if (timeMs < 0 || timeMs >= TimeText.YEAR_2100_MS) {
            throw refuse(text, "a time between 1970 and 2100,");
        }
        return timeMs;
    }

    private RuntimeException refuse(String text, String what) {
        return table.refuse(
                column,
                "must be "
                        + what
                        + " in epoch s, ms, µs or ns, or ISO 8601, was "
                        + CsvTable.shorten(text));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static OptionalLong millis(String digits) {
        return OptionalLong.of(
                digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits));
    }
}
