package io.credence.feature.kernels.transform;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, sweep by sweep in
/// the same order: the same matrix gives the same bits. Golub and Van Loan, Matrix Computations,
/// 4th ed. 2013, ch. 8.5.
final class SymmetricEigen {

    private static final int MOST_SWEEPS = 60;

    private final double[][] a;
    private final double[][] vectors;
    private final int[] order;

    private SymmetricEigen(double[][] matrix) {
        int n = matrix.length;
        this.a = new double[n][];
        this.vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1.0;
        }
        rotate();
        this.order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> a[i][i]).reversed())
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /// @param matrix symmetric and finite
    static SymmetricEigen of(double[][] matrix) {
        return new SymmetricEigen(matrix);
    }

    private void rotate() {
        double smallest = 1e-30 * norm();
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal() > smallest; sweep++) {
            for (int p = 0; p < a.length; p++) {
                for (int q = p + 1; q < a.length; q++) {
                    if (a[p][q] != 0.0) {
                        rotate(p, q);
                    }
                }
            }
        }
    }

    /// Sums of squares.
    private double norm() {
        double sum = offDiagonal();
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i] * a[i][i];
        }
        return sum;
    }

    private double offDiagonal() {
        double sum = 0.0;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                sum += 2.0 * a[p][q] * a[p][q];
            }
        }
        return sum;
    }

    /// Turns the plane of `p` and `q` by the smaller of the angles that make `a[p][q]` zero.
    private void rotate(int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
        double tangent =
                Math.copySign(1.0, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1.0));
        double cosine = 1.0 / Math.sqrt(tangent * tangent + 1.0);
        double sine = tangent * cosine;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = cosine * kp - sine * kq;
            a[k][q] = sine * kp + cosine * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = cosine * pk - sine * qk;
            a[q][k] = sine * pk + cosine * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = cosine * vp - sine * vq;
            vectors[k][q] = sine * vp + cosine * vq;
        }
        a[p][q] = 0.0;
        a[q][p] = 0.0;
    }

    /// The `i`-th largest.
    double value(int i) {
        return a[order[i]][order[i]];
    }

    /// Of the `i`-th largest value, of length 1, its largest component positive.
    double[] vector(int i) {
        double[] vector = new double[a.length];
        double largest = 0.0;
        for (int k = 0; k < vector.length; k++) {
            vector[k] = vectors[k][order[i]];
            // Of almost equal ones the first decides, whatever the last bits are.
            if (Math.abs(vector[k]) > Math.abs(largest) + 1e-9) {
                largest = vector[k];
            }
        }
        if (largest < 0.0) {
            for (int k = 0; k < vector.length; k++) {
                vector[k] = -vector[k];
            }
        }
        return vector;
    }

    double sum() {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i];
        }
        return sum;
    }
}
