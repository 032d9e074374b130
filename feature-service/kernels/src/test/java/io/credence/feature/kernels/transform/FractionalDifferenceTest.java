package io.credence.feature.kernels.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FractionalDifferenceTest {

    @Test
    void shouldWeighAsTheBinomialSeriesDoes() {
        // The series of (1 - L)^d, worked out by hand
        assertThat(FractionalDifference.weights(0.5, 0.03))
                .containsExactly(1.0, -0.5, -0.125, -0.0625, -0.0390625);
        assertThat(FractionalDifference.weights(1.0, 1e-6)).containsExactly(1.0, -1.0);
        assertThat(FractionalDifference.weights(2.0, 1e-6)).containsExactly(1.0, -2.0, 1.0);
        assertThat(
                        Arrays.stream(FractionalDifference.weights(0.4, 1e-4))
                                .map(Math::abs)
                                .min()
                                .orElseThrow())
                .isBetween(1e-4, 1.1e-4);
    }

    @Test
    void shouldGiveTheWholeDifferenceWhenTakenTwiceByHalves() {
        // Given the weights of two halves, folded with each other
        double[] half = FractionalDifference.weights(0.5, 1e-4);
        double[] folded = new double[50];
        for (int i = 0; i < 50; i++) {
            for (int k = 0; k <= i; k++) {
                folded[i] += half[k] * half[i - k];
            }
        }
        // Then they are those of one whole
        assertThat(folded[0]).isCloseTo(1.0, within(1e-12));
        assertThat(folded[1]).isCloseTo(-1.0, within(1e-12));
        assertThat(Arrays.stream(folded).skip(2).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-12);
    }

    @Test
    void shouldSumTheLastValuesOnceThereAreEnough() {
        // Given
        double[] weights = FractionalDifference.weights(0.4, 0.01);
        KernelGraph graph = new KernelGraph();
        Kernel kernel = FractionalDifference.kernel(graph, graph.close(), weights);
        double[] closes = new SplittableRandom(1L).doubles(300, 90.0, 110.0).toArray();
        for (int t = 0; t < closes.length; t++) {
            // When
            graph.step(t, 1, 1, 1, closes[t], 1, new double[0]);
            // Then
            if (t < weights.length - 1) {
                assertThat(kernel.value()).isNaN();
                continue;
            }
            double sum = 0.0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * closes[t - k];
            }
            assertThat(kernel.value()).isCloseTo(sum, within(1e-11));
        }
        assertThat(kernel.warmUp()).isEqualTo(weights.length - 1);
    }
}
