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
        int below = size == n ? replace(past.ago(n), x) : insert(x);
        if (size < n) {
            return Double.NaN;
        }
        int end = below + 1;
        while (end < n && sorted[end] == x) {
            end++;
        }
        return n == 1 ? 0.5 : (2 * below + end - below - 1) / 2.0 / (n - 1);
    }

    /// How many values are below.
    private int insert(double value) {
        int at = firstNotBelow(value);
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        size++;
        return at;
    }

    /// Moves only what lies between the two. How many values are below.
    private int replace(double old, double value) {
        int gone = firstNotBelow(old);
        int at = firstNotBelow(value);
        if (at > gone) {
            at--;
            System.arraycopy(sorted, gone + 1, sorted, gone, at - gone);
        } else {
            System.arraycopy(sorted, at, sorted, at + 1, gone - at);
        }
        sorted[at] = value;
        return at;
    }

    // Halves without a branch: which half it is, no processor can guess.
    private int firstNotBelow(double value) {
        int from = 0;
        int left = size;
        while (left > 1) {
            int half = left >>> 1;
            from = sorted[from + half - 1] < value ? from + half : from;
            left -= half;
        }
        return left == 1 && sorted[from] < value ? from + 1 : from;
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
