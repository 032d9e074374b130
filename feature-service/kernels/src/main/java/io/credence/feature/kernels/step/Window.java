package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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
        if (before == capacity && isKnown(block, bars)) {
            Arrays.fill(held, first, newest + 1, capacity);
        } else {
            count(before);
        }
        for (int k = 0; k < doublings.size(); k++) {
            doublings.get(k).add(first, newest + 1);
        }
    }

    static boolean isKnown(double[] block, int bars) {
        int unknown = 0;
        for (int i = 0; i < bars; i++) {
            unknown += Double.isNaN(block[i]) ? 1 : 0;
        }
        return unknown == 0;
    }

    private void count(int before) {
        int now = before;
        for (int i = first; i <= newest; i++) {
            // What is before a NaN is never looked at again, neither by a sum nor by a single lag.
            now = Double.isNaN(values[i]) ? 0 : Math.min(now + 1, capacity);
            held[i] = now;
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

    /// Whether at least `n` values are held at a bar of the newest block, counted from 0.
    public boolean holds(int bar, int n) {
        return held[first + bar] >= n;
    }

    /// The value `k` bars before a bar of the newest block, whether it is held or not.
    public double before(int bar, int k) {
        return values[first + bar - k];
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

    void sums(int n, double[] to, int bars) {
        totals(n).of(n, first, to, bars);
        hideShort(n, to, bars);
    }

    void means(int n, double[] to, int bars) {
        sums(n, to, bars);
        for (int i = 0; i < bars; i++) {
            to[i] /= n;
        }
    }

    /// The newest value less the mean of the last `n`. Beside a large level the mean itself would
    /// lose the small moves.
    void aboveMeans(int n, double[] to, int bars) {
        spreads(n).means(n, first, to, bars);
        for (int i = 0; i < bars; i++) {
            to[i] = -to[i];
        }
        hideShort(n, to, bars);
    }

    /// Sums of squared deviations from the mean.
    void squaredDeviations(int n, double[] to, int bars) {
        spreads(n).squares(n, first, to, bars);
        hideShort(n, to, bars);
    }

    /// Standard deviations with divisor `n - 1`.
    void sampleStds(int n, double[] to, int bars) {
        squaredDeviations(n, to, bars);
        for (int i = 0; i < bars; i++) {
            to[i] = n < 2 ? Double.NaN : Math.sqrt(to[i] / (n - 1));
        }
    }

    /// Standard deviations with divisor `n`.
    void populationStds(int n, double[] to, int bars) {
        squaredDeviations(n, to, bars);
        for (int i = 0; i < bars; i++) {
            to[i] = Math.sqrt(to[i] / n);
        }
    }

    void maxima(int n, double[] to, int bars) {
        greatest(n).of(n, first, to, bars);
        hideShort(n, to, bars);
    }

    void minima(int n, double[] to, int bars) {
        least(n).of(n, first, to, bars);
        hideShort(n, to, bars);
    }

    /// Slopes per bar of the least-squares line through the last `n` values.
    void slopes(int n, double[] to, int bars) {
        if (n < 2) {
            Arrays.fill(to, 0, bars, Double.NaN);
            return;
        }
        trends(n).of(n, first, to, bars);
        for (int i = 0; i < bars; i++) {
            to[i] = to[i] * 12.0 / ((double) n * ((double) n * n - 1.0));
        }
        hideShort(n, to, bars);
    }

    /// The oldest of the last `n` values.
    void oldest(int n, double[] to, int bars) {
        System.arraycopy(values, first + 1 - n, to, 0, bars);
        hideShort(n, to, bars);
    }

    /// The newest of the last `n` values less the oldest.
    void changes(int n, double[] to, int bars) {
        for (int i = 0; i < bars; i++) {
            to[i] = values[first + i] - values[first + i + 1 - n];
        }
        hideShort(n, to, bars);
    }

    /// The newest of the last `n` values over the oldest, less 1.
    void growths(int n, double[] to, int bars) {
        for (int i = 0; i < bars; i++) {
            double before = values[first + i + 1 - n];
            to[i] = (values[first + i] - before) / before;
        }
        hideShort(n, to, bars);
    }

    private void hideShort(int n, double[] to, int bars) {
        for (int i = 0; i < bars; i++) {
            to[i] = held[first + i] < n ? Double.NaN : to[i];
        }
    }

    /// Bars since the newest of the values equal to this one, which must be held.
    ///
    /// @return NaN where `value` is
    public double barsSince(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        int i = now();
        while (values[i] != value) {
            i--;
        }
        return now() - i;
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
