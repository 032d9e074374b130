package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The share of the last `n` values of a kernel below the newest, equals counted half: 0 to 1.
final class Rank extends Kernel {

    private final Kernel input;
    private final int n;
    private final Window past;
    // The values inside the window, the least first.
    private final double[] sorted;
    private int size;

    Rank(Kernel input, int n) {
        super(input.warmUp() + n - 1);
        this.input = input;
        this.n = n;
        this.past = input.past(n + 1);
        this.sorted = new double[n];
    }

    @Override
    protected double next() {
        double x = input.value();
        if (Double.isNaN(x)) {
            size = 0;
            return Double.NaN;
        }
        if (size == n) {
            remove(past.ago(n));
        }
        int below = insert(x);
        if (size < n) {
            return Double.NaN;
        }
        int end = below + 1;
        while (end < n && sorted[end] == x) {
            end++;
        }
        return n == 1 ? 0.5 : (2 * below + end - below - 1) / 2.0 / (n - 1);
    }

    private void remove(double value) {
        int at = firstNotBelow(value);
        size--;
        System.arraycopy(sorted, at + 1, sorted, at, size - at);
    }

    /// How many values are below.
    private int insert(double value) {
        int at = firstNotBelow(value);
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        size++;
        return at;
    }

    private int firstNotBelow(double value) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    protected void reset() {
        size = 0;
    }

    @Override
    protected void restore(ByteBuffer in) {
        size = Math.min(past.held(), n);
        past.last(size, sorted);
        Arrays.sort(sorted, 0, size);
    }
}
