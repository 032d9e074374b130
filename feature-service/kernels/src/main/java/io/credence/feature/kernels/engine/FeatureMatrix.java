package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// The rows of a feature set for a run of bars: the fold of [FeatureSetEngine#step].
public final class FeatureMatrix {

    private final int width;
    private final double[] values;
    private final boolean[] warm;
    private final int[] segment;

    private FeatureMatrix(int rows, int width) {
        this.width = width;
        this.values = new double[Math.multiplyExact(rows, width)];
        this.warm = new boolean[rows];
        this.segment = new int[rows];
    }

    public static FeatureMatrix compute(
            FeatureSet set, Interval interval, WindowSpec window, BarColumns bars) {
        return compute(new FeatureSetEngine(set, interval, window), bars);
    }

    /// Continues from where `engine` stands.
    public static FeatureMatrix compute(FeatureSetEngine engine, BarColumns bars) {
        FeatureMatrix matrix = new FeatureMatrix(bars.size(), engine.width());
        for (int row = 0; row < bars.size(); row++) {
            matrix.warm[row] = engine.step(bars.bar(row), matrix.values, row * matrix.width);
            matrix.segment[row] = engine.segment();
        }
        return matrix;
    }

    public int rows() {
        return warm.length;
    }

    public int width() {
        return width;
    }

    public double value(int row, int feature) {
        return values[row * width + feature];
    }

    /// Whether every value of the row is finite.
    public boolean isWarm(int row) {
        return warm[row];
    }

    /// Rows of equal number lie in one segment; windows and labels do not reach across.
    public int segment(int row) {
        return segment[row];
    }
}
