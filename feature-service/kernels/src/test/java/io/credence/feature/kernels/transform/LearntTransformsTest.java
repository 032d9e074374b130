package io.credence.feature.kernels.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearntTransformsTest {

    private static final int ROWS = 500;

    /// Columns that share a common part, the last of them constant.
    private static double[][] columns() {
        SplittableRandom random = new SplittableRandom(5L);
        double[][] columns = new double[4][ROWS];
        for (int t = 0; t < ROWS; t++) {
            double common = random.nextGaussian();
            columns[0][t] = 5.0 + 2.0 * common + random.nextGaussian();
            columns[1][t] = 1e6 - 1e-3 * (common + random.nextGaussian());
            columns[2][t] = random.nextGaussian();
            columns[3][t] = 0.1;
        }
        return columns;
    }

    @Test
    void shouldStandardise() {
        assertThat(Standardised.learn(new double[] {1, 2, 3, 4}))
                .satisfies(learnt -> {
                    assertThat(learnt.get(0)).isEqualTo(2.5);
                    assertThat(learnt.get(1)).isCloseTo(Math.sqrt(5.0 / 3.0), within(1e-15));
                });
        assertThat(Standardised.learn(new double[] {0.1, 0.1, 0.1})).containsExactly(0.1, 0.0);
        // A billion and a millionth: two passes
        assertThat(Standardised.learn(new double[] {1e9, 1e9 + 1e-6, 1e9 + 2e-6}).get(1))
                .isCloseTo(1e-6, within(1e-7));
        assertThatThrownBy(() -> Standardised.learn(new double[] {1}))
                .hasMessage("needs >= 2 values, had 1");
    }

    @Test
    void shouldWinsoriseAtQuantilesBetweenNeighbours() {
        double[] values = IntStream.rangeClosed(0, 10).mapToDouble(i -> 10.0 - i).toArray();
        assertThat(Winsorised.learn(values, 0.1)).containsExactly(1.0, 9.0);
        assertThat(Winsorised.learn(values, 0.05)).containsExactly(0.5, 9.5);
        assertThat(Winsorised.learn(values, 0.0)).containsExactly(0.0, 10.0);
    }

    @Test
    void shouldMakeComponentsThatDoNotMoveTogether() {
        // Given
        double[][] columns = columns();
        // When
        double[][] components = new double[3][];
        double share = 0.0;
        for (int which = 1; which <= 3; which++) {
            List<Double> learnt = PrincipalComponent.learn(columns, which);
            share += learnt.getFirst();
            components[which - 1] = project(columns, learnt);
            // Then each has the variance that it says: the shares of the three columns that vary
            double std = Moments.of(components[which - 1]).std();
            assertThat(std * std).isCloseTo(3.0 * learnt.getFirst(), within(1e-9));
            assertThat(learnt.get(8)).as("weight of the constant").isZero();
        }
        assertThat(share).isCloseTo(1.0, within(1e-12));
        double[][] correlations = Correlations.of(components);
        assertThat(correlations[0][1]).isCloseTo(0.0, within(1e-9));
        assertThat(correlations[0][2]).isCloseTo(0.0, within(1e-9));
        assertThat(correlations[1][2]).isCloseTo(0.0, within(1e-9));
    }

    private static double[] project(double[][] columns, List<Double> learnt) {
        double[] projected = new double[ROWS];
        for (int t = 0; t < ROWS; t++) {
            for (int i = 0; i < columns.length; i++) {
                projected[t] += learnt.get(2 + 2 * i) * (columns[i][t] - learnt.get(1 + 2 * i));
            }
        }
        return projected;
    }

    @Test
    void shouldCorrelate() {
        double[][] correlations = Correlations.of(columns());
        assertThat(correlations[0][0]).isCloseTo(1.0, within(1e-12));
        assertThat(correlations[0][1]).isBetween(-0.75, -0.5).isEqualTo(correlations[1][0]);
        assertThat(correlations[3]).containsExactly(0.0, 0.0, 0.0, 0.0);
    }
}
