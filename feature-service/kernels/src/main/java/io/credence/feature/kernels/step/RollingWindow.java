package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The last `capacity` values, oldest first. Sums run over the window anew at each call: a running
/// sum would carry the rounding of values long gone, and cancel where the level dwarfs the moves.
public final class RollingWindow {

    private final int capacity;
    // Every value is stored twice, `capacity` apart, so that the window is always contiguous.
    private final double[] twice;
    private int start;
    private int count;

    public RollingWindow(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be >= 1, was " + capacity);
        }
        this.capacity = capacity;
        this.twice = new double[2 * capacity];
    }

    public void push(double value) {
        if (count < capacity) {
            twice[count] = value;
            twice[count + capacity] = value;
            count++;
            return;
        }
        twice[start] = value;
        twice[start + capacity] = value;
        start = start + 1 == capacity ? 0 : start + 1;
    }

    public boolean isFull() {
        return count == capacity;
    }

    public void clear() {
        start = 0;
        count = 0;
    }

    public double oldest() {
        return twice[start];
    }

    public double newest() {
        return twice[start + count - 1];
    }

    /// Mean of all values held.
    public double mean() {
        return mean(count);
    }

    /// Mean of the newest `n` values, which must be held.
    public double mean(int n) {
        int end = start + count;
        double sum = 0.0;
        for (int i = end - n; i < end; i++) {
            sum += twice[i];
        }
        return sum / n;
    }

    /// Standard deviation with divisor `count - 1`, in two passes; NaN below two values.
    public double sampleStd() {
        double mean = mean();
        double squares = 0.0;
        for (int i = start; i < start + count; i++) {
            double deviation = twice[i] - mean;
            squares += deviation * deviation;
        }
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }

    public int stateBytes() {
        return Integer.BYTES + capacity * Double.BYTES;
    }

    public void save(ByteBuffer out) {
        out.putInt(count);
        for (int i = 0; i < capacity; i++) {
            out.putDouble(i < count ? twice[start + i] : 0.0);
        }
    }

    public void restore(ByteBuffer in) {
        Arrays.fill(twice, 0.0);
        clear();
        int held = in.getInt();
        for (int i = 0; i < capacity; i++) {
            double value = in.getDouble();
            if (i < held) {
                push(value);
            }
        }
    }
}
