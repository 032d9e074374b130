package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.RollingWindow;
import java.nio.ByteBuffer;

/// Sample standard deviation (divisor n - 1) of the last `window` log returns, per bar, not
/// annualised. NaN until that many returns are seen.
public final class RealizedVolatility implements Kernel {

    private final RollingWindow returns;

    public RealizedVolatility(int window) {
        if (window < 2) {
            throw new IllegalArgumentException("window must be >= 2, was " + window);
        }
        this.returns = new RollingWindow(window);
    }

    @Override
    public double step(BarFrame bar) {
        if (!Double.isNaN(bar.logReturn())) {
            returns.push(bar.logReturn());
        }
        return returns.isFull() ? returns.sampleStd() : Double.NaN;
    }

    @Override
    public void reset() {
        returns.clear();
    }

    @Override
    public int stateBytes() {
        return returns.stateBytes();
    }

    @Override
    public void save(ByteBuffer out) {
        returns.save(out);
    }

    @Override
    public void restore(ByteBuffer in) {
        returns.restore(in);
    }
}
