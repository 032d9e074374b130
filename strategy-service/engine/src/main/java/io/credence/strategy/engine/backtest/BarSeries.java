package io.credence.strategy.engine.backtest;

import io.credence.feature.api.Bar;
import java.util.List;

/// Bars as columns, ascending in time. The arrays are the caller's and are only read; values are
/// trusted to be valid bars.
public final class BarSeries {

    final long[] openTimeMs;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;

    public BarSeries(
            long[] openTimeMs, double[] open, double[] high, double[] low, double[] close) {
        this.openTimeMs = openTimeMs;
        this.open = requireLength("open", open);
        this.high = requireLength("high", high);
        this.low = requireLength("low", low);
        this.close = requireLength("close", close);
    }

    public static BarSeries of(List<Bar> bars) {
        return new BarSeries(
                bars.stream().mapToLong(Bar::openTimeMs).toArray(),
                bars.stream().mapToDouble(Bar::open).toArray(),
                bars.stream().mapToDouble(Bar::high).toArray(),
                bars.stream().mapToDouble(Bar::low).toArray(),
                bars.stream().mapToDouble(Bar::close).toArray());
    }

    public int size() {
        return openTimeMs.length;
    }

    public long openTimeMs(int bar) {
        return openTimeMs[bar];
    }

    /// One bar as a record; volume is not kept.
    public Bar bar(int at) {
        return new Bar(openTimeMs[at], open[at], high[at], low[at], close[at], 0.0);
    }

    private double[] requireLength(String field, double[] values) {
        if (values.length != openTimeMs.length) {
            throw new IllegalArgumentException(
                    field + " must have " + openTimeMs.length + " values, had " + values.length);
        }
        return values;
    }
}
