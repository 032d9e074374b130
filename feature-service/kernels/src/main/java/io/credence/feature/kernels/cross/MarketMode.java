package io.credence.feature.kernels.cross;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Window;
import java.util.Arrays;

/// The share of the greatest eigenvalue of the correlation matrix of some series over the last `n`
/// bars: what one common factor explains. A series that does not vary is correlated with nothing.
final class MarketMode extends Kernel {

    private final int n;
    private final Window[] series;
    // Written anew at each bar.
    private final double[][] standard;
    private final double[] correlations;
    private final LargestEigenvalue eigenvalue;

    MarketMode(int n, Kernel... series) {
        super(Arrays.stream(series).mapToInt(Kernel::warmUp).max().orElseThrow() + n - 1);
        this.n = n;
        this.series = Arrays.stream(series).map(kernel -> kernel.past(n)).toArray(Window[]::new);
        this.standard = new double[series.length][n];
        this.correlations = new double[series.length * series.length];
        this.eigenvalue = new LargestEigenvalue(series.length);
    }

    @Override
    protected double next() {
        int m = series.length;
        for (int i = 0; i < m; i++) {
            if (!standardise(series[i], standard[i])) {
                return Double.NaN;
            }
        }
        for (int i = 0; i < m; i++) {
            correlations[i * m + i] = 1.0;
            for (int j = 0; j < i; j++) {
                double correlation = product(standard[i], standard[j]);
                correlations[i * m + j] = correlation;
                correlations[j * m + i] = correlation;
            }
        }
        return eigenvalue.of(correlations) / m;
    }

    /// To mean 0 and length 1, or to zeros.
    ///
    /// @return whether all values are known
    private boolean standardise(Window past, double[] to) {
        double level = past.ago(0);
        double sum = 0.0;
        double more = 0.0;
        for (int k = 0; k < n; k++) {
            to[k] = past.ago(k) - level;
        }
        int i = 0;
        for (; i + 2 <= n; i += 2) {
            sum += to[i];
            more += to[i + 1];
        }
        double mean = (i < n ? sum + to[i] + more : sum + more) / n;
        for (int k = 0; k < n; k++) {
            to[k] -= mean;
        }
        double squares = product(to, to);
        double scale = squares == 0.0 ? 0.0 : 1.0 / Math.sqrt(squares);
        for (int k = 0; k < n; k++) {
            to[k] *= scale;
        }
        return !Double.isNaN(squares);
    }

    private static double product(double[] x, double[] y) {
        // Four chains of additions instead of one that waits for itself.
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        int i = 0;
        for (; i + 4 <= x.length; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }
}
