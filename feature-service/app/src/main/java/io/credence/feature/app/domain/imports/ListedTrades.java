package io.credence.feature.app.domain.imports;

import io.credence.feature.api.Trade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trades that do not come from lines, oldest first.
final class ListedTrades implements TradeSource {

    private final List<Trade> trades;
    private int next;

    ListedTrades(List<Trade> trades) {
        this.trades = trades;
    }

    @Override
    public @Nullable Trade next() {
        return next < trades.size() ? trades.get(next++) : null;
    }

    @Override
    public int rows() {
        return next;
    }

    @Override
    public boolean newestFirst() {
        return false;
    }
}
