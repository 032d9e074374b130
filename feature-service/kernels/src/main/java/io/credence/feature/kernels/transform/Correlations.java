package io.credence.feature.kernels.transform;

/// Of columns with each other.
public final class Correlations {

    private Correlations() {}

    /// Pearson's, symmetric; all 0, the diagonal too, in the row of a column whose values are
    /// equal.
    public static double[][] of(double[][] columns) {
        int n = columns.length;
        double[][] units = new double[n][];
        for (int i = 0; i < n; i++) {
            units[i] = unit(columns[i]);
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i][j] = product(units[i], units[j]);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /// Of mean 0 and length 1, so that a correlation is a product.
    private static double[] unit(double[] column) {
        Moments moments = Moments.of(column);
        double[] unit = new double[column.length];
        if (moments.std() > 0.0) {
            double length = moments.std() * Math.sqrt(column.length - 1.0);
            for (int t = 0; t < column.length; t++) {
                unit[t] = (column[t] - moments.mean()) / length;
            }
        }
        return unit;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0.0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
