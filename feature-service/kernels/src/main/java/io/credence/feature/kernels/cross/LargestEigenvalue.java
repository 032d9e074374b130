package io.credence.feature.kernels.cross;

/// The greatest eigenvalue of a symmetric matrix without negative ones, such as a correlation
/// matrix. Householder's reflections make the matrix tridiagonal; from the trace, above all
/// eigenvalues, Laguerre's iteration then falls to the greatest root of its characteristic
/// polynomial without passing it. Close eigenvalues, at which a power iteration takes long, cost
/// nothing. Golub, Van Loan, Matrix Computations, 2013, 8.3 and 8.4; Parlett, Laguerre's Method
/// Applied to the Matrix Eigenvalue Problem, 1964. Allocates nothing after it is made; not
/// thread-safe.
final class LargestEigenvalue {

    // It converges in three to ten steps; the limit is for what rounding may do.
    private static final int MOST_STEPS = 100;
    private static final double PRECISION = 1e-15;

    private final int m;
    private final double[] diagonal;
    private final double[] beside;
    private final double[] reflection;
    private final double[] update;

    LargestEigenvalue(int m) {
        this.m = m;
        this.diagonal = new double[m];
        this.beside = new double[m];
        this.reflection = new double[m];
        this.update = new double[m];
    }

    /// @param a `m * m` numbers, row by row, which are overwritten
    double of(double[] a) {
        for (int k = 0; k < m - 1; k++) {
            diagonal[k] = a[k * m + k];
            beside[k] = reflect(a, k);
        }
        diagonal[m - 1] = a[m * m - 1];
        return greatestRoot();
    }

    /// Clears column `k` below its second number, which it returns.
    private double reflect(double[] a, int k) {
        double first = a[(k + 1) * m + k];
        double rest = 0.0;
        for (int i = k + 2; i < m; i++) {
            rest += a[i * m + k] * a[i * m + k];
        }
        if (rest == 0.0) {
            return first;
        }
        // Away from the first number, so that nothing cancels.
        double to = -Math.copySign(Math.sqrt(first * first + rest), first);
        for (int i = k + 1; i < m; i++) {
            reflection[i] = a[i * m + k];
        }
        reflection[k + 1] = first - to;
        double half = 0.5 * (reflection[k + 1] * reflection[k + 1] + rest);
        double along = 0.0;
        for (int i = k + 1; i < m; i++) {
            double sum = 0.0;
            for (int j = k + 1; j < m; j++) {
                sum += a[i * m + j] * reflection[j];
            }
            update[i] = sum / half;
            along += reflection[i] * update[i];
        }
        along /= 2.0 * half;
        for (int i = k + 1; i < m; i++) {
            update[i] -= along * reflection[i];
        }
        for (int i = k + 1; i < m; i++) {
            for (int j = k + 1; j < m; j++) {
                a[i * m + j] -= reflection[i] * update[j] + update[i] * reflection[j];
            }
        }
        return to;
    }

    private double greatestRoot() {
        double x = 0.0;
        for (int k = 0; k < m; k++) {
            x += diagonal[k];
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double less = laguerre(x);
            x -= less;
            if (!(less > PRECISION * x)) {
                break;
            }
        }
        return x;
    }

    /// How far below `x` to go on; 0 at or below the root. `p` is the characteristic polynomial of
    /// the leading part of the matrix, `first` and `second` its derivatives.
    private double laguerre(double x) {
        double before = 0.0;
        double p = 1.0;
        double firstBefore = 0.0;
        double first = 0.0;
        double secondBefore = 0.0;
        double second = 0.0;
        for (int k = 0; k < m; k++) {
            double above = x - diagonal[k];
            double square = k == 0 ? 0.0 : beside[k - 1] * beside[k - 1];
            double nextSecond = above * second + 2.0 * first - square * secondBefore;
            double nextFirst = above * first + p - square * firstBefore;
            double next = above * p - square * before;
            secondBefore = second;
            second = nextSecond;
            firstBefore = first;
            first = nextFirst;
            before = p;
            p = next;
        }
        if (!(p > 0.0)) {
            return 0.0;
        }
        double slope = first / p;
        double bend = slope * slope - second / p;
        double root = Math.sqrt(Math.max((m - 1) * (m * bend - slope * slope), 0.0));
        return Math.max(m / (slope + root), 0.0);
    }
}
