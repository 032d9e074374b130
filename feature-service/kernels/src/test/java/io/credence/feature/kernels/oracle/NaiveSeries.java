package io.credence.feature.kernels.oracle;

import io.credence.feature.kernels.bars.BarColumns;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Bars as arrays, and the textbook's statistics over them by plain loops.
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
        returns = array(t -> t == 0 ? Double.NaN : Math.log(close[t] / close[t - 1]));
        typical = array(t -> (high[t] + low[t] + close[t]) / 3.0);
    }

    /// The series whose value at each bar is `of` it.
    public double[] array(IntToDoubleFunction of) {
        return IntStream.range(0, bars).mapToDouble(of).toArray();
    }

    public double trueRange(int t) {
        return Math.max(
                high[t] - low[t],
                Math.max(Math.abs(high[t] - close[t - 1]), Math.abs(low[t] - close[t - 1])));
    }

    /// Of the `n` values up to `t`, as the ones that follow.
    public static double sum(double[] x, int t, int n) {
        double sum = 0.0;
        for (int i = t - n + 1; i <= t; i++) {
            sum += x[i];
        }
        return sum;
    }

    public static double mean(double[] x, int t, int n) {
        return sum(x, t, n) / n;
    }

    public static double max(double[] x, int t, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = t - n + 1; i <= t; i++) {
            max = x[i] > max ? x[i] : max;
        }
        return max;
    }

    public static double min(double[] x, int t, int n) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = t - n + 1; i <= t; i++) {
            min = x[i] < min ? x[i] : min;
        }
        return min;
    }

    /// The standard deviation.
    ///
    /// @param lost 1 for the divisor `n - 1`, 0 for `n`
    public static double std(double[] x, int t, int n, int lost) {
        double mean = mean(x, t, n);
        double sum = 0.0;
        for (int i = t - n + 1; i <= t; i++) {
            sum += (x[i] - mean) * (x[i] - mean);
        }
        return Math.sqrt(sum / (n - lost));
    }

    /// Of the values from `first` on: the mean of the first `n`, then exponential weights.
    public static double exponential(double[] x, int first, int t, int n, double alpha) {
        int seeded = first + n - 1;
        double value = Math.pow(1.0 - alpha, t - seeded) * mean(x, seeded, n);
        for (int i = seeded + 1; i <= t; i++) {
            value += alpha * Math.pow(1.0 - alpha, t - i) * x[i];
        }
        return value;
    }

    public static double ema(double[] x, int first, int t, int n) {
        return exponential(x, first, t, n, 2.0 / (n + 1));
    }

    public static double wilder(double[] x, int first, int t, int n) {
        return exponential(x, first, t, n, 1.0 / n);
    }
}
