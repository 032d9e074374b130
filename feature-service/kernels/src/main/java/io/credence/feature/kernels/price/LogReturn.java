package io.credence.feature.kernels.price;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.RollingWindow;
import java.nio.ByteBuffer;

/// `ln(close / close[-lag])`, a fraction. NaN for the first `lag` bars.
public final class LogReturn implements Kernel {

    private final RollingWindow closes;

    public LogReturn(int lag) {
        this.closes = new RollingWindow(lag + 1);
    }

    @Override
    public double step(BarFrame bar) {
        closes.push(bar.close());
        return closes.isFull() ? StrictMath.log(bar.close() / closes.oldest()) : Double.NaN;
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
