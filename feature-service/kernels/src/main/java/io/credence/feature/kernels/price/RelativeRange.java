package io.credence.feature.kernels.price;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.StatelessKernel;

/// `(high - low) / close`, a fraction of the price, defined at every bar. Named `spread` in the
/// catalogue, as its users know it; it is a range, not a bid-ask spread.
public final class RelativeRange implements StatelessKernel {

    @Override
    public double step(BarFrame bar) {
        return (bar.high() - bar.low()) / bar.close();
    }
}
