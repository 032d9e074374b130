package io.credence.feature.kernels.oracle;

import io.credence.feature.kernels.bars.BarColumns;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Textbook averages and extremes over whole arrays, in plain loops; NaN where undefined.
public final class NaiveArrays {

    private NaiveArrays() {}

    /// The columns of some bars.
    @SuppressWarnings("ArrayRecordComponent") // Two are never compared.
    public record Prices(double[] open, double[] high, double[] low, double[] close) {

        public static Prices of(BarColumns bars) {
            return new Prices(
                    each(bars.size(), bars::open),
                    each(bars.size(), bars::high),
                    each(bars.size(), bars::low),
                    each(bars.size(), bars::close));
        }

        public int size() {
            return close.length;
        }

        /// From the second bar on.
        public double[] trueRange() {
            return each(
                    size(),
                    t ->
                            t == 0
                                    ? Double.NaN
                                    : Math.max(
                                            high[t] - low[t],
                                            Math.max(
                                                    Math.abs(high[t] - close[t - 1]),
                                                    Math.abs(low[t] - close[t - 1]))));
        }

        public double[] logReturns() {
            return each(
                    size(), t -> t == 0 ? Double.NaN : Math.log(close[t]) - Math.log(close[t - 1]));
        }
    }

    public static double[] each(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    /// `value` of the last `n` numbers of `x`, oldest first.
    public static double[] rolling(double[] x, int n, Statistic value) {
        return each(
                x.length,
                t -> t < n - 1 ? Double.NaN : value.of(Arrays.copyOfRange(x, t - n + 1, t + 1)));
    }

    /// A number that follows from some.
    @FunctionalInterface
    public interface Statistic {
        double of(double[] numbers);
    }

    public static double[] shift(double[] x, int k) {
        return each(x.length, t -> t < k ? Double.NaN : x[t - k]);
    }

    public static double[] minus(double[] a, double[] b) {
        return each(a.length, t -> a[t] - b[t]);
    }

    public static double[] over(double[] a, double[] b) {
        return each(a.length, t -> a[t] / b[t]);
    }

    public static double[] times(double factor, double[] a) {
        return each(a.length, t -> factor * a[t]);
    }

    public static double[] sma(double[] x, int n) {
        return rolling(x, n, NaiveArrays::mean);
    }

    public static double[] sum(double[] x, int n) {
        return rolling(x, n, last -> Arrays.stream(last).sum());
    }

    public static double[] max(double[] x, int n) {
        return rolling(x, n, last -> Arrays.stream(last).max().orElseThrow());
    }

    public static double[] min(double[] x, int n) {
        return rolling(x, n, last -> Arrays.stream(last).min().orElseThrow());
    }

    public static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    public static double sampleStd(double[] x) {
        double mean = mean(x);
        double squares = 0.0;
        for (double number : x) {
            squares += (number - mean) * (number - mean);
        }
        return Math.sqrt(squares / (x.length - 1));
    }

    public static double[] ema(double[] x, int n) {
        return smooth(x, n, 2.0 / (n + 1));
    }

    public static double[] wilder(double[] x, int n) {
        return smooth(x, n, 1.0 / n);
    }

    private static double[] smooth(double[] x, int n, double alpha) {
        double[] smooth = new double[x.length];
        Arrays.fill(smooth, Double.NaN);
        int first = 0;
        while (Double.isNaN(x[first])) {
            first++;
        }
        int seed = first + n - 1;
        smooth[seed] = mean(Arrays.copyOfRange(x, first, seed + 1));
        for (int t = seed + 1; t < x.length; t++) {
            smooth[t] = alpha * x[t] + (1.0 - alpha) * smooth[t - 1];
        }
        return smooth;
    }
}
