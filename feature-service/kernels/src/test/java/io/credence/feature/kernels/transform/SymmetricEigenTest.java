package io.credence.feature.kernels.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricEigenTest {

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(System.nanoTime()));
    }

    private static double[][] symmetric(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(1, 40);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i][j] = random.nextInt(5) == 0 ? 0.0 : random.nextDouble(-1.0, 1.0);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldFindWhatTheMatrixOnlyStretches(long seed) {
        // Given
        double[][] matrix = symmetric(seed);
        int n = matrix.length;
        // When
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        // Then every vector is only stretched, of length 1, and at right angles to the others
        for (int i = 0; i < n; i++) {
            double[] vector = eigen.vector(i);
            for (int row = 0; row < n; row++) {
                assertThat(product(matrix[row], vector))
                        .isCloseTo(eigen.value(i) * vector[row], within(1e-12 * n));
            }
            for (int j = 0; j <= i; j++) {
                assertThat(product(vector, eigen.vector(j)))
                        .isCloseTo(i == j ? 1.0 : 0.0, within(1e-13 * n));
            }
            assertThat(eigen.value(i)).isLessThanOrEqualTo(eigen.value(Math.max(i - 1, 0)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAgreeWithHipparchus(long seed) {
        // Given
        double[][] matrix = symmetric(seed);
        EigenDecompositionSymmetric other =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix));
        // When
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        // Then
        for (int i = 0; i < matrix.length; i++) {
            assertThat(eigen.value(i)).isCloseTo(other.getEigenvalue(i), within(1e-12));
            // Of a value of its own the vector is unique but for its sign.
            assertThat(Math.abs(product(eigen.vector(i), other.getEigenvector(i).toArray())))
                    .isCloseTo(1.0, within(1e-6));
        }
    }

    @Test
    void shouldPointTheLargestComponentUp() {
        // Given the eigenvectors (1, 1) and (1, -1), and one of whose components the first is
        // largest
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, -1}, {-1, 2}});
        // When / Then
        assertThat(eigen.vector(0)[0]).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(eigen.vector(0)[1]).isCloseTo(-Math.sqrt(0.5), within(1e-15));
        assertThat(eigen.sum()).isCloseTo(4.0, within(1e-15));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
