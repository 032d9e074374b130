package io.credence.feature.kernels.oracle;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The textbook's statistics in plain loops: of the numbers up to one, and over whole arrays, NaN
/// where undefined.
public final class Naive {

    private Naive() {}

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

    /// With divisor n - 1.
    public static double std(double[] x, int t, int n) {
        return std(x, t, n, 1);
    }

    /// With divisor n - 1.
    public static double covariance(double[] x, double[] y, int t, int n) {
        double meanX = mean(x, t, n);
        double meanY = mean(y, t, n);
        double sum = 0.0;
        for (int i = t - n + 1; i <= t; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (n - 1);
    }

    public static double correlation(double[] x, double[] y, int t, int n) {
        return covariance(x, y, t, n) / (std(x, t, n) * std(y, t, n));
    }

    public static double zScore(double[] x, int t, int n) {
        return (x[t] - mean(x, t, n)) / std(x, t, n);
    }

    /// `ln(x / x[-1])`, NaN at the first.
    public static double[] logReturns(double[] x) {
        double[] r = new double[x.length];
        r[0] = Double.NaN;
        for (int i = 1; i < x.length; i++) {
            r[i] = Math.log(x[i]) - Math.log(x[i - 1]);
        }
        return r;
    }

    /// `x[-k]`, NaN at the first.
    public static double[] ago(double[] x, int k) {
        double[] before = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            before[i] = i < k ? Double.NaN : x[i - k];
        }
        return before;
    }

    /// `x / y`, or `otherwise` where there is no answer.
    public static double over(double x, double y, double otherwise) {
        return y == 0.0 ? otherwise : x / y;
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
        return rolling(x, n, Naive::mean);
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
