package io.credence.feature.api;

/// The run of rows a model looks at. A gap of more than `maxGapBars` missing bars ends a segment:
/// kernels start anew, and no window or label reaches across. Training and serving share this rule.
public record WindowSpec(int length, int maxGapBars) {

    /// 64 bars, at most 5 missing in a row.
    public static final WindowSpec DEFAULT = new WindowSpec(64, 5);

    public WindowSpec {
        if (length < 1 || length > 4096) {
            throw new IllegalArgumentException("window length must be in 1..4096, was " + length);
        }
        if (maxGapBars < 0) {
            throw new IllegalArgumentException("maxGapBars must be >= 0, was " + maxGapBars);
        }
    }

    /// Whether the bar at `openTimeMs` belongs to the segment of the one before it.
    public boolean continues(long previousOpenTimeMs, long openTimeMs, Interval interval) {
        return openTimeMs - previousOpenTimeMs <= (maxGapBars + 1L) * interval.millis();
    }
}
