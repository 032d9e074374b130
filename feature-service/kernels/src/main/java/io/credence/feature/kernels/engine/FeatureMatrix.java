package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputColumns;
import java.util.Arrays;

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

    /// Continues from where `engine` stands, with nothing known but the bars.
    public static FeatureMatrix compute(FeatureSetEngine engine, BarColumns bars) {
        return compute(engine, bars, InputColumns.unknown(bars.size()));
    }

    /// Continues from where `engine` stands.
    ///
    /// @param inputs what is known beside each of the bars
    public static FeatureMatrix compute(
            FeatureSetEngine engine, BarColumns bars, InputColumns inputs) {
        if (inputs.bars() != bars.size()) {
            throw new IllegalArgumentException(
                    "inputs of %d bars for %d bars".formatted(inputs.bars(), bars.size()));
        }
        double[][] columns = inputs.columns(engine.inputs());
        FeatureMatrix matrix = new FeatureMatrix(bars.size(), engine.width());
        int row = 0;
        while (row < bars.size()) {
            int fed =
                    engine.step(bars, row, columns, matrix.values, row * matrix.width, matrix.warm);
            Arrays.fill(matrix.segment, row, row + fed, engine.segment());
            row += fed;
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
