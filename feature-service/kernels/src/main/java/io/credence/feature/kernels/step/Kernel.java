package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One number per bar, computed from the bar or from other kernels of the same [KernelGraph], which
/// have stepped before it. The value after a step reads only bars seen so far, and the same bars
/// give the same bits, whether fed live, in a batch, or after a save and restore in between. A step
/// allocates nothing. Not thread-safe.
///
/// A graph takes bars in blocks, one or many at a time, and each kernel steps through the block
/// before the next one does: a processor is slow to go from one code to another for each number.
public abstract class Kernel {

    private final int warmUp;
    private final double[] values = new double[KernelGraph.BLOCK];
    private Cursor cursor = new Cursor();
    private @Nullable Window past;

    /// @param warmUp bars of a segment before the first defined value: 0 when the first bar has one
    protected Kernel(int warmUp) {
        this.warmUp = warmUp;
        values[0] = Double.NaN;
    }

    final void join(Cursor cursor) {
        this.cursor = cursor;
    }

    /// At the bar to which the kernels have stepped; NaN while warming up.
    public final double value() {
        return values[cursor.bar];
    }

    /// At a bar of the newest block, counted from 0.
    public final double value(int bar) {
        return values[bar];
    }

    /// Writes the values of the newest block to every `stride`-th place of `to`.
    ///
    /// @param finite becomes NaN at each bar whose value is not finite
    public final void write(double[] to, int offset, int stride, double[] finite, int bars) {
        for (int i = 0; i < bars; i++) {
            to[offset + i * stride] = values[i];
        }
        for (int i = 0; i < bars; i++) {
            finite[i] += 0.0 * values[i];
        }
    }

    /// The bar of the block to which the kernels have stepped, below [KernelGraph#BLOCK]: for what
    /// a kernel gives beside its value.
    protected final int bar() {
        return cursor.bar;
    }

    public final int warmUp() {
        return warmUp;
    }

    /// The newest values, this bar's included, for a kernel that is built after this one.
    ///
    /// @param n how many will be asked for at most
    public final Window past(int n) {
        if (past == null) {
            past = new Window(cursor);
        }
        past.reach(n);
        return past;
    }

    final void step(int bars) {
        fill(values, bars);
        cursor.bar = bars - 1;
        if (past != null) {
            past.append(values, bars);
        }
    }

    /// Writes the value at each bar of the newest block, one after the other. A kernel that has
    /// them faster together overrides this; they are the same bits then, whatever the blocks.
    protected void fill(double[] values, int bars) {
        Cursor now = cursor;
        for (int i = 0; i < bars; i++) {
            now.bar = i;
            values[i] = next();
        }
    }

    final Cursor cursor() {
        return cursor;
    }

    /// Whether there is a number at every bar of the newest block.
    final boolean isKnown(int bars) {
        return Window.isKnown(values, bars);
    }

    final void begin() {
        values[cursor.bar] = Double.NaN;
        if (past != null) {
            past.reset();
        }
        reset();
    }

    final int bytes() {
        return (past == null ? 0 : past.stateBytes()) + stateBytes();
    }

    final void write(ByteBuffer out) {
        if (past != null) {
            past.save(out);
        }
        save(out);
    }

    final void read(ByteBuffer in) {
        if (past != null) {
            past.restore(in);
        }
        restore(in);
    }

    /// The value at the bar to which the kernels that it reads have stepped.
    protected abstract double next();

    /// Forgets all bars: a new segment begins.
    protected void reset() {}

    /// Size of the state in bytes, the same for all of a kernel's life.
    protected int stateBytes() {
        return 0;
    }

    protected void save(ByteBuffer out) {}

    protected void restore(ByteBuffer in) {}
}
