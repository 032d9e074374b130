package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.RollingWindow;
import java.nio.ByteBuffer;

/// `(volume - mean) / std` over the last `window` bars, the current one included, with divisor n -
/// 1; in standard deviations. NaN for the first `window - 1` bars; 0 where all volumes are equal,
/// since then nothing is unusual.
public final class VolumeZScore implements Kernel {

    private final RollingWindow volumes;

    public VolumeZScore(int window) {
        if (window < 2) {
            throw new IllegalArgumentException("window must be >= 2, was " + window);
        }
        this.volumes = new RollingWindow(window);
    }

    @Override
    public double step(BarFrame bar) {
        volumes.push(bar.volume());
        if (!volumes.isFull()) {
            return Double.NaN;
        }
        double std = volumes.sampleStd();
        // A tiny window of huge equal volumes can leave a rounding residue instead of zero.
        double noise = Math.ulp(volumes.newest()) * 4.0;
        return std <= noise ? 0.0 : (bar.volume() - volumes.mean()) / std;
    }

    @Override
    public void reset() {
        volumes.clear();
    }

    @Override
    public int stateBytes() {
        return volumes.stateBytes();
    }

    @Override
    public void save(ByteBuffer out) {
        volumes.save(out);
    }

    @Override
    public void restore(ByteBuffer in) {
        volumes.restore(in);
    }
}
