package io.credence.feature.kernels.oracle;

import io.credence.feature.kernels.bars.BarColumns;
import java.util.function.IntToDoubleFunction;

/// Bars as arrays.
public final class NaiveSeries {

    public final int bars;
    public final double[] open;
    public final double[] high;
    public final double[] low;
    public final double[] close;
    public final double[] volume;

    /// Log returns; NaN at 0.
    public final double[] returns;

    public final double[] typical;

    public NaiveSeries(BarColumns columns) {
        bars = columns.size();
        open = array(columns::open);
        high = array(columns::high);
        low = array(columns::low);
        close = array(columns::close);
        volume = array(columns::volume);
        returns = Naive.logReturns(close);
        typical = array(t -> (high[t] + low[t] + close[t]) / 3.0);
    }

    /// The series whose value at each bar is `of` it.
    public double[] array(IntToDoubleFunction of) {
        return Naive.each(bars, of);
    }

    /// From the second bar on.
    public double[] trueRange() {
        return array(t -> t == 0 ? Double.NaN : trueRange(t));
    }

    public double trueRange(int t) {
        return Math.max(
                high[t] - low[t],
                Math.max(Math.abs(high[t] - close[t - 1]), Math.abs(low[t] - close[t - 1])));
    }
}
