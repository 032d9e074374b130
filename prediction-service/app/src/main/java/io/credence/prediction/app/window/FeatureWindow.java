package io.credence.prediction.app.window;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest `length` rows of one segment in a ring, oldest first when copied out. Not
/// thread-safe.
public final class FeatureWindow {

    private static final long NONE = Long.MIN_VALUE;

    private final WindowSpec spec;
    private final Interval interval;
    private final int features;
    private final float[] ring;
    private int next;
    private int count;
    private long lastOpenTimeMs = NONE;

    public FeatureWindow(WindowSpec spec, Interval interval, int features) {
        this.spec = spec;
        this.interval = interval;
        this.features = features;
        this.ring = new float[spec.length() * features];
    }

    /// Takes the next row in time.
    ///
    /// @param values in the order of the feature set; null, NaN or infinite where not defined
    public WindowState accept(long openTimeMs, List<@Nullable Double> values) {
        if (lastOpenTimeMs != NONE) {
            if (openTimeMs <= lastOpenTimeMs) {
                return WindowState.STALE;
            }
            if (!spec.continues(lastOpenTimeMs, openTimeMs, interval)) {
                count = 0;
            }
        }
        lastOpenTimeMs = openTimeMs;
        if (!store(values)) {
            count = 0;
            return WindowState.NOT_WARM;
        }
        next = (next + 1) % spec.length();
        count = Math.min(count + 1, spec.length());
        return full() ? WindowState.READY : WindowState.COLD_WINDOW;
    }

    FeatureWindow copy() {
        FeatureWindow copy = new FeatureWindow(spec, interval, features);
        System.arraycopy(ring, 0, copy.ring, 0, ring.length);
        copy.next = next;
        copy.count = count;
        copy.lastOpenTimeMs = lastOpenTimeMs;
        return copy;
    }

    /// How far back the oldest row of a full window can lie, in bars.
    public static long reachBars(WindowSpec spec) {
        return (long) spec.length() * (spec.maxGapBars() + 1);
    }

    /// Values in a full window.
    public int size() {
        return ring.length;
    }

    private boolean full() {
        return count == spec.length();
    }

    /// Writes a full window, oldest row first, at `offset`.
    public void copyTo(float[] target, int offset) {
        int split = next * features;
        System.arraycopy(ring, split, target, offset, ring.length - split);
        System.arraycopy(ring, 0, target, offset + ring.length - split, split);
    }

    private boolean store(List<@Nullable Double> values) {
        if (values.size() != features) {
            return false;
        }
        int at = next * features;
        for (int i = 0; i < features; i++) {
            Double value = values.get(i);
            // The model computes in float32: a double beyond its range is as undefined as NaN.
            if (value == null || !Float.isFinite(value.floatValue())) {
                return false;
            }
            ring[at + i] = value.floatValue();
        }
        return true;
    }
}
