package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;

/// The bar that kernels see, with what many of them need computed once. One frame is reused for
/// every bar of a segment, so that a step allocates nothing.
public final class BarFrame {

    public static final int STATE_BYTES = Double.BYTES;

    private long openTimeMs;
    private double high;
    private double low;
    private double close = Double.NaN;
    private double volume;
    private double logReturn = Double.NaN;

    /// Moves on to the next bar of the segment. The opening price is not kept: in a market that
    /// never closes it repeats the last close, and no feature reads it.
    public void next(long openTimeMs, double high, double low, double close, double volume) {
        // StrictMath: Math.log may differ in the last bit between processors.
        this.logReturn = StrictMath.log(close / this.close);
        this.openTimeMs = openTimeMs;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    public void reset() {
        close = Double.NaN;
    }

    public long openTimeMs() {
        return openTimeMs;
    }

    public double high() {
        return high;
    }

    public double low() {
        return low;
    }

    public double close() {
        return close;
    }

    public double volume() {
        return volume;
    }

    /// `ln(close / previous close)`; NaN at the first bar of a segment.
    public double logReturn() {
        return logReturn;
    }

    public void save(ByteBuffer out) {
        out.putDouble(close);
    }

    public void restore(ByteBuffer in) {
        close = in.getDouble();
    }
}
