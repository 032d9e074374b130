package io.credence.feature.kernels.split;

import java.util.Arrays;

/// From when to when each sample's label looks, both ends included: from the instant at which its
/// row was known to the one at which its label was. In time order of their beginnings.
public final class LabelSpans {

    private final long[] fromMs;
    private final long[] toMs;

    private LabelSpans(long[] fromMs, long[] toMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /// From the time of the row to the time at which its label is known, of each sample.
    ///
    /// @throws IllegalArgumentException when a span ends before it begins, or begins before the one
    ///   before it
    public static LabelSpans of(long[] fromMs, long[] toMs) {
        if (fromMs.length != toMs.length) {
            throw new IllegalArgumentException(
                    fromMs.length + " beginnings and " + toMs.length + " ends");
        }
        for (int i = 0; i < fromMs.length; i++) {
            if (toMs[i] < fromMs[i]) {
                throw new IllegalArgumentException("span " + i + " ends before it begins");
            }
            if (i > 0 && fromMs[i] < fromMs[i - 1]) {
                throw new IllegalArgumentException("span " + i + " is out of order");
            }
        }
        return new LabelSpans(fromMs.clone(), toMs.clone());
    }

    public int size() {
        return fromMs.length;
    }

    public long fromMs(int sample) {
        return fromMs[sample];
    }

    public long toMs(int sample) {
        return toMs[sample];
    }

    /// When the last label of the samples `from .. to` (exclusive) is known.
    long lastToMs(int from, int to) {
        return Arrays.stream(toMs, from, to).max().orElse(Long.MIN_VALUE);
    }
}
