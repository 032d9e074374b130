package io.credence.feature.app.csv;

import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.TradeSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trade tapes: `timestamp,price,amount`, time not falling. Equal rows are separate trades.
final class TradeCsv implements TradeSource {

    private static final CsvColumns COLUMNS =
            new CsvColumns(
                    List.of("timestamp", "price", "amount"),
                    Map.of("time_ms", "timestamp", "time", "timestamp"));

    private final CsvTable table;
    private final TimeColumn time;
    private long previousMs = Long.MIN_VALUE;

    TradeCsv(LineReader lines, int maxRows) throws IOException {
        this.table = new CsvTable(lines, COLUMNS, maxRows);
        this.time = new TimeColumn(table, 0);
    }

    @Override
    public @Nullable Trade next() throws IOException {
        if (!table.next()) {
            if (table.rows() == 0) {
                throw Refusals.file("must have at least one row");
            }
            return null;
        }
        long timeMs = time.timeMs();
        if (timeMs < previousMs) {
            throw table.refuse(0, "must not fall, " + timeMs + " follows " + previousMs);
        }
        previousMs = timeMs;
        double price = table.number(1);
        if (price <= 0.0) {
            throw table.refuse(1, "must be > 0, was " + price);
        }
        double amount = table.number(2);
        if (amount < 0.0) {
            throw table.refuse(2, "must be >= 0, was " + amount);
        }
        return new Trade(timeMs, price, amount);
    }

    @Override
    public int rows() {
        return table.rows();
    }
}
