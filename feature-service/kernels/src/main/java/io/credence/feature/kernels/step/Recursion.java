package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A kernel whose value follows from the one before. It begins anew after a bar at which one of its
/// inputs is NaN, so that nothing undefined is remembered.
public abstract class Recursion extends Kernel {

    private final Kernel[] inputs;
    private final int length;
    private final double[] state;
    private int seen;

    /// @param length inputs that it takes until its first value
    /// @param state numbers remembered from bar to bar, beginning at 0
    protected Recursion(int length, int state, Kernel... inputs) {
        super(warmUpOf(inputs) + length - 1);
        if (length < 1) {
            throw new IllegalArgumentException("length must be >= 1, was " + length);
        }
        this.inputs = inputs.clone();
        this.length = length;
        this.state = new double[state];
    }

    static int warmUpOf(Kernel... inputs) {
        int longest = 0;
        for (Kernel input : inputs) {
            longest = Math.max(longest, input.warmUp());
        }
        return longest;
    }

    // The same as of every kernel, but compiled for recursions alone.
    @Override
    protected void fill(double[] values, int bars) {
        Cursor now = cursor();
        for (int i = 0; i < bars; i++) {
            now.bar = i;
            values[i] = next();
        }
    }

    /// Whether each bar of the newest block has a value that follows from the state alone: the
    /// length is reached, and no input is NaN.
    final boolean isSettled(int bars) {
        boolean known = seen == length;
        for (Kernel input : inputs) {
            known &= input.isKnown(bars);
        }
        return known;
    }

    final double[] state() {
        return state;
    }

    @Override
    protected final double next() {
        for (Kernel input : inputs) {
            if (Double.isNaN(input.value())) {
                reset();
                return Double.NaN;
            }
        }
        double value = advance(state, seen);
        seen = Math.min(seen + 1, length);
        return seen == length ? value : Double.NaN;
    }

    /// Takes the inputs' values, all of them numbers, into the state.
    ///
    /// @param before bars taken since the beginning, this one not included, counted up to the
    ///   length
    /// @return the value, which counts once as many bars as the length are taken
    protected abstract double advance(double[] state, int before);

    @Override
    protected final void reset() {
        seen = 0;
        Arrays.fill(state, 0.0);
    }

    @Override
    protected final int stateBytes() {
        return Integer.BYTES + state.length * Double.BYTES;
    }

    @Override
    protected final void save(ByteBuffer out) {
        out.putInt(seen);
        for (double number : state) {
            out.putDouble(number);
        }
    }

    @Override
    protected final void restore(ByteBuffer in) {
        seen = in.getInt();
        for (int i = 0; i < state.length; i++) {
            state[i] = in.getDouble();
        }
    }
}
