package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import java.nio.ByteBuffer;

/// Square root of the exponentially weighted mean of squared log returns, per bar, not annualised:
/// `v = (1 - a) * v + a * r^2` with `a = 2 / (span + 1)`, begun at the first squared return (pandas
/// `adjust=False`). The mean return is taken as zero, as in RiskMetrics. NaN until `span` returns
/// are seen, when the beginning still weighs `(1 - a)^(span - 1)`, about 14 %.
public final class EwmaVolatility implements Kernel {

    private final int span;
    private final double alpha;
    private double variance;
    private int count;

    public EwmaVolatility(int span) {
        if (span < 1) {
            throw new IllegalArgumentException("span must be >= 1, was " + span);
        }
        this.span = span;
        this.alpha = 2.0 / (span + 1.0);
    }

    @Override
    public double step(BarFrame bar) {
        double r = bar.logReturn();
        if (!Double.isNaN(r)) {
            variance = count == 0 ? r * r : (1.0 - alpha) * variance + alpha * (r * r);
            count = Math.min(count + 1, span);
        }
        return count == span ? Math.sqrt(variance) : Double.NaN;
    }

    @Override
    public void reset() {
        variance = 0.0;
        count = 0;
    }

    @Override
    public int stateBytes() {
        return Double.BYTES + Integer.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        out.putDouble(variance).putInt(count);
    }

    @Override
    public void restore(ByteBuffer in) {
        variance = in.getDouble();
        count = in.getInt();
    }
}
