package io.credence.feature.kernels.fit;

import io.credence.feature.kernels.engine.FeatureMatrix;
import java.util.Arrays;

/// Rows of a matrix at which all of some columns are finite.
final class CompleteRows {

    private CompleteRows() {}

    /// Each column's values at those rows.
    static double[][] of(FeatureMatrix rows, int[] columns) {
        double[][] values = new double[columns.length][rows.rows()];
        int size = 0;
        for (int row = 0; row < rows.rows(); row++) {
            boolean complete = true;
            for (int i = 0; i < columns.length; i++) {
                values[i][size] = rows.value(row, columns[i]);
                complete &= Double.isFinite(values[i][size]);
            }
            size += complete ? 1 : 0;
        }
        for (int i = 0; i < columns.length; i++) {
            values[i] = Arrays.copyOf(values[i], size);
        }
        return values;
    }
}
