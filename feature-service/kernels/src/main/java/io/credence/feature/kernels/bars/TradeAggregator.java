package io.credence.feature.kernels.bars;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;

/// Trades in time order to bars. Trades of one instant count in the order they come. An interval
/// without trades gives no bar: a gap is a fact, not a price. A trade of amount zero is a print and
/// moves the prices like any other.
public final class TradeAggregator {

    private final Interval interval;
    private final BarSink sink;
    private boolean isOpen;
    private long openTimeMs;
    private long lastTimeMs = Long.MIN_VALUE;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    public TradeAggregator(Interval interval, BarSink sink) {
        this.interval = interval;
        this.sink = sink;
    }

    /// A bar is handed on when the first trade beyond it comes.
    public void add(long timeMs, double price, double amount) {
        if (timeMs < lastTimeMs) {
            throw new IllegalArgumentException(
                    "timeMs must not fall, " + timeMs + " follows " + lastTimeMs);
        }
        lastTimeMs = timeMs;
        long start = interval.floor(timeMs);
        if (isOpen && start != openTimeMs) {
            finish();
        }
        if (!isOpen) {
            isOpen = true;
            openTimeMs = start;
            open = price;
            high = price;
            low = price;
            volume = 0.0;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        volume += amount;
    }

    /// Hands on the last bar, if one is open. It may still have been incomplete: only the caller
    /// knows whether its interval is over.
    public void finish() {
        if (isOpen) {
            isOpen = false;
            sink.accept(new Bar(openTimeMs, open, high, low, close, volume));
        }
    }
}
