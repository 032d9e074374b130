package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last values of a kernel, as far back as anybody looks. A statistic depends on its part of
/// the window alone: a running sum would carry the rounding of values long gone, and cancel where
/// the level dwarfs the moves. A NaN empties the window. A statistic is NaN while fewer values are
/// held than it asks for.
public final class Window {

    private final Cursor cursor;
    private int capacity;
    // Filled from left to right, then moved to the front: what is held is always contiguous, and
    // before it there are always as many places as anybody looks back.
    private double[] values = new double[0];
    // By place: values without a NaN up to there.
    private int[] held = new int[0];
    // The places of the newest block.
    private int first;
    private int newest;
    private final List<Doublings> doublings = new ArrayList<>(4);
    private @Nullable Totals totals;
    private @Nullable Spreads spreads;
    private @Nullable Trends trends;
    private @Nullable Extremes greatest;
    private @Nullable Extremes least;

    Window(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Room for `n` values, asked for before the first bar.
    void reach(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a window must hold >= 1 value, was " + n);
        }
        if (n > capacity) {
            capacity = n;
            values = new double[n + Math.max(n, KernelGraph.BLOCK)];
            held = new int[values.length];
            newest = n - 1;
            first = newest;
        }
    }

    void append(double[] block, int bars) {
        if (newest + bars >= values.length) {
            moveToFront();
        }
        first = newest + 1;
        System.arraycopy(block, 0, values, first, bars);
        int before = held[newest];
        newest += bars;
        for (int i = first; i <= newest; i++) {
            // What is before a NaN is never looked at again, neither by a sum nor by a single lag.
            before = Double.isNaN(values[i]) ? 0 : Math.min(before + 1, capacity);
            held[i] = before;
        }
        for (int k = 0; k < doublings.size(); k++) {
            doublings.get(k).add(first, newest + 1);
        }
    }

    private void moveToFront() {
        int from = newest + 1 - capacity;
        System.arraycopy(values, from, values, 0, capacity);
        for (int k = 0; k < doublings.size(); k++) {
            doublings.get(k).move(from, capacity);
        }
        held[capacity - 1] = held[newest];
        newest = capacity - 1;
    }

    void reset() {
        held[newest] = 0;
    }

    // Made when a statistic is first asked for, of what is held by then.
    private <D extends Doublings> D begin(@Nullable D smaller, D begun) {
        doublings.remove(smaller);
        doublings.add(begun);
        begun.add(0, newest + 1);
        return begun;
    }

    private Totals totals(int n) {
        Totals there = totals;
        if (there == null || !there.reaches(n)) {
            there = begin(there, new Totals(values, n));
            totals = there;
        }
        return there;
    }

    private Spreads spreads(int n) {
        Spreads there = spreads;
        if (there == null || !there.reaches(n)) {
            there = begin(there, new Spreads(values, n));
            spreads = there;
        }
        return there;
    }

    private Trends trends(int n) {
        Trends there = trends;
        if (there == null || !there.reaches(n)) {
            there = begin(there, new Trends(values, n));
            trends = there;
        }
        return there;
    }

    private Extremes greatest(int n) {
        Extremes there = greatest;
        if (there == null || !there.reaches(n)) {
            there = begin(there, new Extremes(true, values, n));
            greatest = there;
        }
        return there;
    }

    private Extremes least(int n) {
        Extremes there = least;
        if (there == null || !there.reaches(n)) {
            there = begin(there, new Extremes(false, values, n));
            least = there;
        }
        return there;
    }

    /// The place of the bar to which the kernels have stepped.
    private int now() {
        return first + cursor.bar;
    }

    boolean holds(int n) {
        return held[now()] >= n;
    }

    /// The value `k` bars ago; 0 is the newest.
    public double ago(int k) {
        int place = now();
        return held[place] > k ? values[place - k] : Double.NaN;
    }

    /// Writes the last `n` values to the front of an array, the oldest first.
    ///
    /// @return false, and nothing is written, while fewer are held
    public boolean copy(int n, double[] to) {
        if (!holds(n)) {
            return false;
        }
        System.arraycopy(values, now() + 1 - n, to, 0, n);
        return true;
    }

    public double sum(int n) {
        return holds(n) ? totals(n).of(n, now()) : Double.NaN;
    }

    public double mean(int n) {
        return sum(n) / n;
    }

    /// The newest value less the mean of the last `n`. Beside a large level the mean itself would
    /// lose the small moves.
    public double aboveMean(int n) {
        return holds(n) ? -spreads(n).mean(n, now()) : Double.NaN;
    }

    /// Sum of squared deviations from the mean.
    public double squaredDeviations(int n) {
        return holds(n) ? spreads(n).squares(n, now()) : Double.NaN;
    }

    /// Standard deviation with divisor `n - 1`.
    public double sampleStd(int n) {
        return n < 2 ? Double.NaN : Math.sqrt(squaredDeviations(n) / (n - 1));
    }

    /// Standard deviation with divisor `n`.
    public double populationStd(int n) {
        return Math.sqrt(squaredDeviations(n) / n);
    }

    public double max(int n) {
        return holds(n) ? greatest(n).of(n, now()) : Double.NaN;
    }

    public double min(int n) {
        return holds(n) ? least(n).of(n, now()) : Double.NaN;
    }

    /// Bars since the greatest of the last `n` values; of equals the newest.
    public double barsSinceMax(int n) {
        double max = max(n);
        return Double.isNaN(max) ? max : barsSince(max);
    }

    /// Bars since the least of the last `n` values; of equals the newest.
    public double barsSinceMin(int n) {
        double min = min(n);
        return Double.isNaN(min) ? min : barsSince(min);
    }

    private int barsSince(double value) {
        int i = now();
        while (values[i] != value) {
            i--;
        }
        return now() - i;
    }

    /// Slope per bar of the least-squares line through the last `n` values.
    public double slope(int n) {
        if (!holds(n) || n < 2) {
            return Double.NaN;
        }
        return trends(n).of(n, now()) * 12.0 / ((double) n * ((double) n * n - 1.0));
    }

    /// The newest `n` values to the front of an array, whether they are held or not.
    void last(int n, double[] to) {
        System.arraycopy(values, newest + 1 - n, to, 0, n);
    }

    /// Values held at the newest bar.
    int held() {
        return held[newest];
    }

    int stateBytes() {
        return Integer.BYTES + capacity * Double.BYTES;
    }

    void save(ByteBuffer out) {
        int values = held[newest];
        out.putInt(values);
        for (int i = 0; i < capacity; i++) {
            out.putDouble(i < values ? this.values[newest - values + 1 + i] : 0.0);
        }
    }

    void restore(ByteBuffer in) {
        newest = capacity - 1;
        held[newest] = 0;
        int saved = in.getInt();
        double[] block = new double[capacity];
        for (int i = 0; i < capacity; i++) {
            block[i] = in.getDouble();
        }
        append(block, saved);
    }
}
