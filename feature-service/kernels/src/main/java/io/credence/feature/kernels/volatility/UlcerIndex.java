package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.step.BlockKernel;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Window;
import java.util.Arrays;

/// The root of the mean squared drawdown from the greatest close since the window's first. Martin
/// and McCann, The Investor's Guide to Fidelity Funds, 1989.
final class UlcerIndex extends BlockKernel {

    private final int n;
    private final Window closes;
    private final double[] greatest = new double[KernelGraph.BLOCK];

    UlcerIndex(Kernel close, int n) {
        super(close.warmUp() + n - 1);
        this.n = n;
        this.closes = close.past(n);
    }

    @Override
    protected void fill(double[] values, int bars) {
        Arrays.fill(greatest, 0, bars, Double.NEGATIVE_INFINITY);
        Arrays.fill(values, 0, bars, 0.0);
        for (int k = n - 1; k >= 0; k--) {
            for (int i = 0; i < bars; i++) {
                double close = closes.before(i, k);
                double peak = Math.max(greatest[i], close);
                double drawdown = (peak - close) / peak;
                greatest[i] = peak;
                values[i] += drawdown * drawdown;
            }
        }
        for (int i = 0; i < bars; i++) {
            values[i] = closes.holds(i, n) ? Math.sqrt(values[i] / n) : Double.NaN;
        }
    }
}
