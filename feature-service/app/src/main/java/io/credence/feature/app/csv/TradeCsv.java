package io.credence.feature.app.csv;

import io.credence.feature.app.domain.imports.TradeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Trade tapes of exchanges and their archives. A column `side` says what the one who came did, buy
/// or sell; `is_buyer_maker` says the same in other words.
final class TradeCsv {

    static final String IS_BUYER_MAKER = "is_buyer_maker";
    static final CsvColumns COLUMNS =
            new CsvColumns(
                    List.of(
                            List.of(
                                    "timestamp",
                                    "time_ms",
                                    "time",
                                    "unix",
                                    "unixtime",
                                    "transact_time",
                                    "datetime",
                                    "date",
                                    "__index_level_0__"),
                            List.of("price"),
                            List.of("amount", "qty", "quantity", "size"),
                            List.of("side", IS_BUYER_MAKER)),
                    Set.of(
                            "id",
                            "tid",
                            "trade_id",
                            "agg_trade_id",
                            "first_trade_id",
                            "last_trade_id",
                            "quote_qty",
                            "is_best_match",
                            "type",
                            "symbol"),
                    3);
    private static final int BITSTAMP_FIELDS = 3;
    private static final int BINANCE_LEAST_FIELDS = 6;

    private TradeCsv() {}

    static TradeSource open(LineReader lines, int maxRows, ReadingRules rules) throws IOException {
        CsvLayout layout =
                CsvLayout.read(lines, COLUMNS, rules.columns(), TradeCsv::exchangeColumns);
        return new TradeRows(new CsvTable(lines, layout, maxRows));
    }

    // Archives without a header: Bitstamp's and Kraken's have three columns. Binance's begin with
    // id, price and quantity, and have the time before the first of the words True and False,
    // behind trade numbers or a quote amount.
    private static Optional<List<String>> exchangeColumns(List<String> row) {
        if (row.size() == BITSTAMP_FIELDS) {
            return Optional.of(List.of("time", "price", "amount"));
        }
        int maker = 0;
        while (maker < row.size() && !isWord(row.get(maker))) {
            maker++;
        }
        if (maker < BINANCE_LEAST_FIELDS - 1 || maker == row.size()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(Collections.nCopies(row.size(), "id"));
        names.set(1, "price");
        names.set(2, "qty");
        names.set(maker - 1, "time");
        names.set(maker, IS_BUYER_MAKER);
        return Optional.of(names);
    }

    private static boolean isWord(String field) {
        return field.equalsIgnoreCase("true") || field.equalsIgnoreCase("false");
    }
}
