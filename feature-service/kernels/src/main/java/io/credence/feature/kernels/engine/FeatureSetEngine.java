package io.credence.feature.kernels.engine;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.catalogue.FeatureDefinition;
import io.credence.feature.kernels.step.BarFrame;
import io.credence.feature.kernels.step.Kernel;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Steps all kernels of a feature set through the bars of one instrument. A gap longer than the
/// window spec allows begins a new segment: all kernels start anew. State can be saved between any
/// two bars and restored elsewhere with the same bits to follow. Not thread-safe.
public final class FeatureSetEngine {

    private static final int HASH_BYTES = 32;
    private static final long NONE = Long.MIN_VALUE;

    private final FeatureSet set;
    private final Interval interval;
    private final WindowSpec window;
    private final Kernel[] kernels;
    private final int warmUp;
    private final BarFrame frame = new BarFrame();
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
        this.kernels = new Kernel[set.features().size()];
        int longest = 0;
        for (int k = 0; k < kernels.length; k++) {
            FeatureDefinition feature = definition(set.features().get(k));
            kernels[k] = feature.kernel().get();
            longest = Math.max(longest, feature.warmUp());
        }
        this.warmUp = longest;
    }

    private static FeatureDefinition definition(String name) {
        return FeatureCatalogue.feature(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown feature " + name));
    }

    public FeatureSet set() {
        return set;
    }

    public int width() {
        return kernels.length;
    }

    /// Bars of a segment before the first row without NaN.
    public int warmUp() {
        return warmUp;
    }

    /// The newest bar seen; `Long.MIN_VALUE` before any.
    public long lastOpenTimeMs() {
        return lastOpenTimeMs;
    }

    /// How many segments began before the current one; -1 before any bar.
    public int segment() {
        return segment;
    }

    /// Feeds one bar and writes its row to `out[offset .. offset + width())`.
    ///
    /// @return whether every value is finite
    /// @throws IllegalArgumentException when the bar is not after the last one or not on the
    ///   interval's grid; the state is then as before
    public boolean step(Bar bar, double[] out, int offset) {
        long time = bar.openTimeMs();
        if (interval.floor(time) != time) {
            throw new IllegalArgumentException(
                    "openTimeMs must be a multiple of " + interval.text() + ", was " + time);
        }
        if (lastOpenTimeMs != NONE && time <= lastOpenTimeMs) {
            throw new IllegalArgumentException(
                    "openTimeMs must rise, " + time + " follows " + lastOpenTimeMs);
        }
        if (lastOpenTimeMs == NONE || !window.continues(lastOpenTimeMs, time, interval)) {
            beginSegment();
        }
        lastOpenTimeMs = time;
        frame.next(time, bar.high(), bar.low(), bar.close(), bar.volume());
        boolean warm = true;
        for (int k = 0; k < kernels.length; k++) {
            double value = kernels[k].step(frame);
            out[offset + k] = value;
            warm &= Double.isFinite(value);
        }
        return warm;
    }

    private void beginSegment() {
        segment++;
        frame.reset();
        for (Kernel kernel : kernels) {
            kernel.reset();
        }
    }

    public byte[] save() {
        int bytes = HASH_BYTES + 3 * Long.BYTES + 2 * Integer.BYTES + BarFrame.STATE_BYTES;
        for (Kernel kernel : kernels) {
            bytes += kernel.stateBytes();
        }
        byte[] state = new byte[bytes];
        ByteBuffer out = ByteBuffer.wrap(state);
        out.put(HexFormat.of().parseHex(set.hash()));
        out.putLong(interval.millis()).putLong(window.length()).putInt(window.maxGapBars());
        out.putLong(lastOpenTimeMs).putInt(segment);
        frame.save(out);
        for (Kernel kernel : kernels) {
            kernel.save(out);
        }
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
        frame.restore(in);
        for (Kernel kernel : kernels) {
            kernel.restore(in);
        }
    }
}
