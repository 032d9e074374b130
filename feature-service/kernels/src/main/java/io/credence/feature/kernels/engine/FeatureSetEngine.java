package io.credence.feature.kernels.engine;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Steps all kernels of a feature set through the bars of one instrument. A gap longer than the
/// window spec allows begins a new segment: all kernels start anew. State can be saved between any
/// two bars and restored elsewhere with the same bits to follow. Not thread-safe.
public final class FeatureSetEngine {

    private static final int HASH_BYTES = 32;
    private static final long NONE = Long.MIN_VALUE;

    private final FeatureSet set;
    private final Interval interval;
    private final WindowSpec window;
    private final KernelGraph graph;
    private final Kernel[] features;
    private final int warmUp;
    // What comes beside the bar where only the bar is known.
    private final double[] unknown;
    // By bar of the newest block: NaN where a feature's value is not finite.
    private final double[] finite = new double[KernelGraph.BLOCK];
    private final boolean[] warm = new boolean[1];
    private long lastOpenTimeMs = NONE;
    private int segment = -1;

    public FeatureSetEngine(FeatureSet set, Interval interval, WindowSpec window) {
        if (set.kernelVersion() != FeatureCatalogue.KERNEL_VERSION) {
            throw new IllegalArgumentException(
                    "kernel version " + set.kernelVersion() + " is not the one of this build");
        }
        this.set = set;
        this.interval = interval;
        this.window = window;
        this.graph = new KernelGraph(set.fitted());
        this.features = new Kernel[set.features().size()];
        SetKernels kernels = new SetKernels(set, graph);
        int longest = 0;
        for (int k = 0; k < features.length; k++) {
            features[k] = kernels.of(set.features().get(k));
            longest = Math.max(longest, features[k].warmUp());
        }
        this.warmUp = longest;
        this.unknown = new double[graph.inputs().size()];
        Arrays.fill(unknown, Double.NaN);
    }

    public FeatureSet set() {
        return set;
    }

    public int width() {
        return features.length;
    }

    /// What it takes beside the bar, by name, in the order of [#step]'s `known`.
    public List<String> inputs() {
        return graph.inputs();
    }

    /// Bars of a segment before the first row without NaN.
    public int warmUp() {
        return warmUp;
    }

    /// Bars of a segment before the first value of the set's `feature`-th.
    public int warmUp(int feature) {
        return features[feature].warmUp();
    }

    /// The newest bar seen; `Long.MIN_VALUE` before any.
    public long lastOpenTimeMs() {
        return lastOpenTimeMs;
    }

    /// How many segments began before the current one; -1 before any bar.
    public int segment() {
        return segment;
    }

    /// Feeds a bar beside which nothing is known.
    public boolean step(Bar bar, double[] out, int offset) {
        return step(bar, unknown, out, offset);
    }

    /// Feeds one bar and writes its row to `out[offset .. offset + width())`.
    ///
    /// @param known beside the bar, in the order of [#inputs]
    /// @return whether every value is finite
    /// @throws IllegalArgumentException when the bar is not after the last one or not on the
    ///   interval's grid, or `known` is of another length; the state is then as before
    public boolean step(Bar bar, double[] known, double[] out, int offset) {
        move(bar.openTimeMs(), known.length);
        graph.step(
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                known);
        write(1, out, offset, warm, 0);
        return warm[0];
    }

    /// Feeds bars from the `from`-th on, as many as can be taken at once: of one segment, and at
    /// most [KernelGraph#BLOCK].
    ///
    /// @param known beside each of `bars`, a column per name of [#inputs]
    /// @param out takes a row per bar, one after the other from `offset` on
    /// @param warm takes whether every value of a bar's row is finite, in the place of the bar
    /// @return how many bars were fed, at least one
    public int step(
            BarColumns bars, int from, double[][] known, double[] out, int offset, boolean[] warm) {
        move(bars.openTimeMs(from), known.length);
        int fed = 0;
        do {
            give(bars, from + fed, known, fed);
            lastOpenTimeMs = bars.openTimeMs(from + fed);
            fed++;
        } while (fed < KernelGraph.BLOCK && from + fed < bars.size() && goesOn(bars, from + fed));
        graph.step(fed);
        write(fed, out, offset, warm, from);
        return fed;
    }

    private boolean goesOn(BarColumns bars, int i) {
        long time = bars.openTimeMs(i);
        return interval.floor(time) == time && window.continues(lastOpenTimeMs, time, interval);
    }

    private void give(BarColumns bars, int i, double[][] known, int place) {
        graph.give(
                place,
                bars.openTimeMs(i),
                bars.open(i),
                bars.high(i),
                bars.low(i),
                bars.close(i),
                bars.volume(i));
        for (int k = 0; k < known.length; k++) {
            graph.give(place, k, known[k][i]);
        }
    }

    private void move(long time, int known) {
        if (known != unknown.length) {
            throw new IllegalArgumentException(
                    "%d numbers for the inputs %s".formatted(known, inputs()));
        }
        if (interval.floor(time) != time) {
            throw new IllegalArgumentException(
                    "openTimeMs must be a multiple of " + interval.text() + ", was " + time);
        }
        if (lastOpenTimeMs != NONE && time <= lastOpenTimeMs) {
            throw new IllegalArgumentException(
                    "openTimeMs must rise, " + time + " follows " + lastOpenTimeMs);
        }
        if (lastOpenTimeMs == NONE || !window.continues(lastOpenTimeMs, time, interval)) {
            segment++;
            graph.reset();
        }
        lastOpenTimeMs = time;
    }

    private void write(int bars, double[] out, int offset, boolean[] warm, int from) {
        Arrays.fill(finite, 0, bars, 0.0);
        for (int k = 0; k < features.length; k++) {
            features[k].write(out, offset + k, features.length, finite, bars);
        }
        for (int i = 0; i < bars; i++) {
            warm[from + i] = !Double.isNaN(finite[i]);
        }
    }

    public byte[] save() {
        byte[] state =
                new byte[HASH_BYTES + 3 * Long.BYTES + 2 * Integer.BYTES + graph.stateBytes()];
        ByteBuffer out = ByteBuffer.wrap(state);
        out.put(HexFormat.of().parseHex(set.hash()));
        out.putLong(interval.millis()).putLong(window.length()).putInt(window.maxGapBars());
        out.putLong(lastOpenTimeMs).putInt(segment);
        graph.save(out);
        return state;
    }

    /// Takes over a state that an engine of the same set, interval and window saved.
    ///
    /// @throws IllegalArgumentException when it was another; the state is then as before
    public void restore(byte[] state) {
        byte[] own = save();
        int header = HASH_BYTES + 2 * Long.BYTES + Integer.BYTES;
        if (own.length != state.length
                || !ByteBuffer.wrap(own, 0, header).equals(ByteBuffer.wrap(state, 0, header))) {
            throw new IllegalArgumentException(
                    "state belongs to another feature set, kernel version, interval or window");
        }
        ByteBuffer in = ByteBuffer.wrap(state).position(header);
        lastOpenTimeMs = in.getLong();
        segment = in.getInt();
        graph.restore(in);
    }
}
