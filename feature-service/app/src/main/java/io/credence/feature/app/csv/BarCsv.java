package io.credence.feature.app.csv;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarSource;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// OHLCV files of exchanges and their archives.
final class BarCsv {

    private static final List<String> TIMES =
            List.of(
                    "open_time_ms",
                    "open_time",
                    "unix",
                    "unix_timestamp",
                    "timestamp",
                    "time",
                    "datetime",
                    "date",
                    // A data frame whose index has no name.
                    "__index_level_0__");
    private static final Set<String> BESIDE =
            Set.of(
                    "close_time",
                    "quote_volume",
                    "quote_asset_volume",
                    "count",
                    "trades",
                    "tradecount",
                    "number_of_trades",
                    "taker_buy_volume",
                    "taker_buy_quote_volume",
                    "taker_buy_base_asset_volume",
                    "taker_buy_quote_asset_volume",
                    "ignore",
                    "vwap",
                    "symbol");

    private BarCsv() {}

    static BarSource open(LineReader lines, int maxRows, Interval interval, ReadingRules rules)
            throws IOException {
        CsvLayout layout =
                CsvLayout.read(
                        lines,
                        columns(rules.instrument()),
                        rules.columns(),
                        BarCsv::exchangeColumns);
        return new BarRows(new CsvTable(lines, layout, maxRows), interval, rules.keepBroken());
    }

    // Some archives have one volume in each asset, named by it.
    static CsvColumns columns(InstrumentId instrument) {
        String[] assets = instrument.value().toLowerCase(Locale.ROOT).split("-", 2);
        return new CsvColumns(
                List.of(
                        TIMES,
                        List.of("open"),
                        List.of("high"),
                        List.of("low"),
                        List.of("close"),
                        List.of("volume", "base_volume", "volume_" + assets[0])),
                Set.copyOf(
                        Stream.concat(BESIDE.stream(), Stream.of("volume_" + assets[1])).toList()));
    }

    // Archives without a header: Binance klines have 12 columns, Kraken's OHLCVT 7 and its API's
    // rows 8, Coinbase candles 6 in an order of their own.
    private static Optional<List<String>> exchangeColumns(List<String> row) {
        return switch (row.size()) {
            case 12 ->
                    Optional.of(
                            List.of(
                                    "open_time",
                                    "open",
                                    "high",
                                    "low",
                                    "close",
                                    "volume",
                                    "close_time",
                                    "quote_volume",
                                    "count",
                                    "taker_buy_volume",
                                    "taker_buy_quote_volume",
                                    "ignore"));
            case 8 ->
                    Optional.of(
                            List.of(
                                    "time", "open", "high", "low", "close", "vwap", "volume",
                                    "count"));
            case 7 ->
                    Optional.of(
                            List.of("time", "open", "high", "low", "close", "volume", "trades"));
            case 6 ->
                    Optional.of(
                            isCoinbase(row)
                                    ? List.of("time", "low", "high", "open", "close", "volume")
                                    : List.of("time", "open", "high", "low", "close", "volume"));
            default -> Optional.empty();
        };
    }

    // Where both orders can be, a later row that breaks the rule refuses the file.
    private static boolean isCoinbase(List<String> row) {
        double second = Decimal.parse(row.get(1));
        double fourth = Decimal.parse(row.get(3));
        return second < fourth;
    }
}
