package io.credence.feature.kernels.step;

/// A statistic of the last `n` values of a window, at every bar of its newest block: one loop over
/// neighbours, of which a processor takes several at a time.
@FunctionalInterface
interface Statistic {

    /// Writes the value at each of the block's bars to the front of `to`.
    void of(Window past, int n, double[] to, int bars);
}
