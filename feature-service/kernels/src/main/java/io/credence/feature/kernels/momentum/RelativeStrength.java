package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import java.nio.ByteBuffer;

/// Wilder's relative strength index, 0 to 100: `100 - 100 / (1 + gain / loss)`, with gain and loss
/// the mean of the first `length` changes, then smoothed by `(mean * (length - 1) + x) / length`.
/// NaN for the first `length` bars. Without a loss it is 100; without any move it is 50. Wilder,
/// New Concepts in Technical Trading Systems, 1978.
public final class RelativeStrength implements Kernel {

    private final int length;
    private double previousClose = Double.NaN;
    private double gain;
    private double loss;
    private int count;

    public RelativeStrength(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be >= 1, was " + length);
        }
        this.length = length;
    }

    @Override
    public double step(BarFrame bar) {
        double change = bar.close() - previousClose;
        previousClose = bar.close();
        if (Double.isNaN(change)) {
            return Double.NaN;
        }
        double up = Math.max(change, 0.0);
        double down = Math.max(-change, 0.0);
        if (count < length) {
            // Sums first: the seed is their simple mean.
            count++;
            gain += up;
            loss += down;
            if (count < length) {
                return Double.NaN;
            }
            gain /= length;
            loss /= length;
        } else {
            gain = (gain * (length - 1) + up) / length;
            loss = (loss * (length - 1) + down) / length;
        }
        return index();
    }

    private double index() {
        if (loss == 0.0) {
            return gain == 0.0 ? 50.0 : 100.0;
        }
        return 100.0 - 100.0 / (1.0 + gain / loss);
    }

    @Override
    public void reset() {
        previousClose = Double.NaN;
        gain = 0.0;
        loss = 0.0;
        count = 0;
    }

    @Override
    public int stateBytes() {
        return 3 * Double.BYTES + Integer.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        out.putDouble(previousClose).putDouble(gain).putDouble(loss).putInt(count);
    }

    @Override
    public void restore(ByteBuffer in) {
        previousClose = in.getDouble();
        gain = in.getDouble();
        loss = in.getDouble();
        count = in.getInt();
    }
}
