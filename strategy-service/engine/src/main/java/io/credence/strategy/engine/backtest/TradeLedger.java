package io.credence.strategy.engine.backtest;

import io.credence.strategy.engine.EngineListener;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pairs fills to trades; there is one position at a time, so an exit ends the last entry.
final class TradeLedger implements EngineListener {

    private final List<Fill> fills = new ArrayList<>();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private @Nullable Fill entry;
    private double fees;
    private double slippage;
    private double tradedValue;

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
        fees += fill.fee();
        slippage += fill.slippage();
        tradedValue += fill.value();
        Fill opened = entry;
        if (opened == null) {
            entry = fill;
        } else {
            trades.add(ClosedTrade.of(opened, fill));
            entry = null;
        }
    }

    List<Fill> fills() {
        return fills;
    }

    List<ClosedTrade> trades() {
        return trades;
    }

    double fees() {
        return fees;
    }

    double slippage() {
        return slippage;
    }

    double tradedValue() {
        return tradedValue;
    }
}
