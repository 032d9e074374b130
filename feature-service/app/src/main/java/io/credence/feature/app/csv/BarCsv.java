package io.credence.feature.app.csv;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.BarSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// OHLCV files: `open_time_ms,open,high,low,close,volume` in rising time. A repeated row is left
/// out and counted; an empty volume is 0, since some venues have none.
final class BarCsv implements BarSource {

    private static final CsvColumns COLUMNS =
            new CsvColumns(
                    List.of("open_time_ms", "open", "high", "low", "close", "volume"),
                    Map.of(
                            "timestamp", "open_time_ms",
                            "date", "open_time_ms",
                            "time", "open_time_ms",
                            "open_time", "open_time_ms"));
    private static final int VOLUME = 5;

    private final CsvTable table;
    private final TimeColumn time;
    private final Interval interval;
    private @Nullable Bar previous;

    BarCsv(LineReader lines, int maxRows, Interval interval) throws IOException {
        this.table = new CsvTable(lines, COLUMNS, maxRows);
        this.time = new TimeColumn(table, 0);
        this.interval = interval;
    }

    @Override
    public @Nullable Bar next() throws IOException {
        while (table.next()) {
            Bar bar = read();
            if (!repeats(bar)) {
                previous = bar;
                return bar;
            }
        }
        if (table.rows() == 0) {
            throw Refusals.file("must have at least one row");
        }
        return null;
    }

    @Override
    public long line() {
        return table.line();
    }

    @Override
    public int rows() {
        return table.rows();
    }

    private Bar read() {
        long openTimeMs = time.timeMs();
        if (interval.floor(openTimeMs) != openTimeMs) {
            throw table.refuse(
                    0,
                    "must be a multiple of the interval "
                            + interval.text()
                            + ", was "
                            + openTimeMs);
        }
        double open = price(1);
        double high = price(2);
        double low = price(3);
        double close = price(4);
        double volume = table.field(VOLUME).isEmpty() ? 0.0 : table.number(VOLUME);
        if (high < low) {
            throw table.refuse(2, "must be >= low, was " + high + " < " + low);
        }
        if (open > high || open < low) {
            throw table.refuse(1, "must lie between low and high, was " + open);
        }
        if (close > high || close < low) {
            throw table.refuse(4, "must lie between low and high, was " + close);
        }
        if (volume < 0.0) {
            throw table.refuse(VOLUME, "must be >= 0, was " + volume);
        }
        return new Bar(openTimeMs, open, high, low, close, volume);
    }

    private double price(int column) {
        double price = table.number(column);
        if (price <= 0.0) {
            throw table.refuse(column, "must be > 0, was " + price);
        }
        return price;
    }

    private boolean repeats(Bar bar) {
        Bar last = previous;
        if (last == null || bar.openTimeMs() > last.openTimeMs()) {
            return false;
        }
        if (bar.openTimeMs() < last.openTimeMs()) {
            throw table.refuse(
                    0, "must rise, " + bar.openTimeMs() + " follows " + last.openTimeMs());
        }
        if (!bar.equals(last)) {
            throw Refusals.conflict(
                    table.line(),
                    "repeats the time "
                            + bar.openTimeMs()
                            + " of the line before with other values");
        }
        return true;
    }
}
