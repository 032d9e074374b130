package io.credence.feature.app.csv;

import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.imports.TradeSource;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The trades of a table, oldest or newest first. Equal rows are separate trades.
final class TradeRows implements TradeSource {

    private static final int PRICE = 1;
    private static final int AMOUNT = 2;
    private static final int SIDE = 3;

    private final MarketTable table;
    private final TimeOrder order = new TimeOrder();

    TradeRows(MarketTable table) {
        this.table = table;
    }

    @Override
    public @Nullable Trade next() throws IOException {
        if (!table.next()) {
            return null;
        }
        long timeMs = table.timeMs();
        String rule = order.rule(timeMs);
        if (!rule.isEmpty()) {
            throw table.refuse(0, rule);
        }
        double price = table.number(PRICE);
        if (!(price > 0.0 && price <= Trade.LARGEST)) {
            throw table.refuse(
                    PRICE, "must be > 0 and at most " + Trade.LARGEST + ", was " + price);
        }
        double amount = table.number(AMOUNT);
        if (!(amount >= 0.0 && amount <= Trade.LARGEST)) {
            throw table.refuse(
                    AMOUNT, "must be >= 0 and at most " + Trade.LARGEST + ", was " + amount);
        }
        return new Trade(timeMs, price, amount, isBuy());
    }

    private @Nullable Boolean isBuy() {
        if (!table.has(SIDE)) {
            return null;
        }
        boolean isMaker = table.name(SIDE).equals(TradeCsv.IS_BUYER_MAKER);
        String word = table.field(SIDE).toLowerCase(Locale.ROOT);
        if (word.equals(isMaker ? "false" : "buy")) {
            return true;
        }
        if (word.equals(isMaker ? "true" : "sell")) {
            return false;
        }
        if (word.isEmpty()) {
            return null;
        }
        throw table.refuse(
                SIDE,
                "must be "
                        + (isMaker ? "true or false" : "buy or sell")
                        + ", was "
                        + CsvTable.shorten(word));
    }

    @Override
    public int rows() {
        return table.rows();
    }

    @Override
    public boolean newestFirst() {
        return order.newestFirst();
    }
}
