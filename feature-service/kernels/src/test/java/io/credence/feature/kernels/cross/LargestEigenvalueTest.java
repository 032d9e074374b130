package io.credence.feature.kernels.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.oracle.Naive;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargestEigenvalueTest {

    private static final int SIZE = 9;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 50), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAgreeWithJacobisRotations(long seed) {
        // Given correlations of series with a common part between nothing and nearly all
        SplittableRandom random = new SplittableRandom(seed);
        double common = random.nextInt(3) == 0 ? 0.0 : random.nextDouble(3.0);
        double[][] series = new double[SIZE][20];
        for (int k = 0; k < 20; k++) {
            double shared = common * (random.nextDouble() - 0.5);
            for (double[] one : series) {
                one[k] = shared + random.nextDouble() - 0.5;
            }
        }
        double[][] matrix = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                matrix[i][j] = Naive.correlation(series[i], series[j], 19, 20);
            }
        }
        // When
        double greatest = new LargestEigenvalue(SIZE).of(rows(matrix));
        // Then
        assertThat(greatest).isCloseTo(jacobi(matrix), within(1e-12));
    }

    @Test
    void shouldTakeOneOfEqualEigenvalues() {
        assertThat(of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}))
                .isCloseTo(1.0, within(1e-14));
        assertThat(of(new double[][] {{2, 1, 0, 0}, {1, 2, 0, 0}, {0, 0, 2, 1}, {0, 0, 1, 2}}))
                .isCloseTo(3.0, within(1e-7));
    }

    @Test
    void shouldTakeTheTraceOfAMatrixOfRankOne() {
        double[] ones = new double[SIZE * SIZE];
        Arrays.fill(ones, 1.0);

        assertThat(new LargestEigenvalue(SIZE).of(ones)).isCloseTo(9.0, within(1e-13));
        assertThat(of(new double[][] {{0, 0}, {0, 0}})).isZero();
        assertThat(of(new double[][] {{5}})).isEqualTo(5.0);
    }

    @Test
    void shouldBeReadyForTheNextMatrix() {
        // Given
        LargestEigenvalue eigenvalue = new LargestEigenvalue(2);
        // When / Then
        assertThat(eigenvalue.of(new double[] {2, 1, 1, 2})).isCloseTo(3.0, within(1e-14));
        assertThat(eigenvalue.of(new double[] {2, 0, 0, 1})).isCloseTo(2.0, within(1e-14));
        assertThat(eigenvalue.of(new double[] {2, 1, 1, 2})).isCloseTo(3.0, within(1e-14));
    }

    private static double of(double[][] matrix) {
        return new LargestEigenvalue(matrix.length).of(rows(matrix));
    }

    private static double[] rows(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    /// The greatest eigenvalue by plane rotations that clear one pair after the other.
    static double jacobi(double[][] matrix) {
        int m = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < m; p++) {
                for (int q = p + 1; q < m; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double greatest = a[0][0];
        for (int i = 1; i < m; i++) {
            greatest = Math.max(greatest, a[i][i]);
        }
        return greatest;
    }

    private static void rotate(double[][] a, int p, int q) {
        double angle = 0.5 * Math.atan2(2.0 * a[p][q], a[q][q] - a[p][p]);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (double[] row : a) {
            double atP = row[p];
            double atQ = row[q];
            row[p] = cos * atP - sin * atQ;
            row[q] = sin * atP + cos * atQ;
        }
        for (int k = 0; k < a.length; k++) {
            double atP = a[p][k];
            double atQ = a[q][k];
            a[p][k] = cos * atP - sin * atQ;
            a[q][k] = sin * atP + cos * atQ;
        }
    }
}
