package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.RollingWindow;
import java.nio.ByteBuffer;

/// `close / close[-lag] - 1`, a fraction. NaN for the first `lag` bars.
public final class Momentum implements Kernel {

    private final RollingWindow closes;

    public Momentum(int lag) {
        this.closes = new RollingWindow(lag + 1);
    }

    @Override
    public double step(BarFrame bar) {
        closes.push(bar.close());
        return closes.isFull() ? bar.close() / closes.oldest() - 1.0 : Double.NaN;
    }

    @Override
    public void reset() {
        closes.clear();
    }

    @Override
    public int stateBytes() {
        return closes.stateBytes();
    }

    @Override
    public void save(ByteBuffer out) {
        closes.save(out);
    }

    @Override
    public void restore(ByteBuffer in) {
        closes.restore(in);
    }
}
