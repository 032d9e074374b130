package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.RollingWindow;
import java.nio.ByteBuffer;

/// `SMA(close, fast) / SMA(close, slow) - 1`, a fraction. NaN for the first `slow - 1` bars.
public final class MovingAverageCrossover implements Kernel {

    private final int fast;
    private final RollingWindow closes;

    public MovingAverageCrossover(int fast, int slow) {
        if (fast < 1 || fast >= slow) {
            throw new IllegalArgumentException("needs 1 <= fast < slow");
        }
        this.fast = fast;
        this.closes = new RollingWindow(slow);
    }

    @Override
    public double step(BarFrame bar) {
        closes.push(bar.close());
        return closes.isFull() ? closes.mean(fast) / closes.mean() - 1.0 : Double.NaN;
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
