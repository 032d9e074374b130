package io.credence.feature.kernels.step;

/// A kernel that has the values of a block faster together than one by one: a loop over the bars
/// for each step of the formula, of which a processor takes several bars at a time.
public abstract class BlockKernel extends Kernel {

    protected BlockKernel(int warmUp) {
        super(warmUp);
    }

    @Override
    protected abstract void fill(double[] values, int bars);

    @Override
    protected final double next() {
        throw new IllegalStateException("filled by the block");
    }
}
