package io.credence.feature.kernels.step;

/// A [Statistic] of the last `n` values of another kernel.
final class WindowKernel extends BlockKernel {

    private final Window past;
    private final int n;
    private final Statistic statistic;

    WindowKernel(Kernel input, int n, Statistic statistic) {
        super(input.warmUp() + n - 1);
        this.past = input.past(n);
        this.n = n;
        this.statistic = statistic;
    }

    @Override
    protected void fill(double[] values, int bars) {
        statistic.of(past, n, values, bars);
    }
}
