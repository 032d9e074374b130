package io.credence.training.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.parameter.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class CausalConvolutionTest {

    private static final int TIME = 12;
    private static final int BATCH = 3;
    private static final int CHANNELS = 2;
    private static final int FILTERS = 4;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "3, 2", "3, 4", "3, 5", "2, 11"})
    void shouldEqualTheDefinition(int kernel, int dilation) {
        // Given
        var convolution = new CausalConvolution(FILTERS, kernel, dilation);
        float[] x = GraphFixture.noise(7, TIME * BATCH * CHANNELS);
        try (var fixture = new GraphFixture(3, TIME, -1, CHANNELS)) {
            Operand<TFloat32> y =
                    convolution.apply(
                            LayerContext.inference(fixture.tf, fixture.parameters), fixture.input);
            Weights weights = fixture.parameters.startValues();
            // When
            float[] actual = fixture.run(y, weights, x, TIME, BATCH, CHANNELS);
            // Then
            float[] expected = plain(x, weights.get("kernel").elements(), kernel, dilation);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
            }
        }
    }

    @Test
    void shouldRefuseWindowsShorterThanItsReach() {
        try (var fixture = new GraphFixture(3, TIME, -1, CHANNELS)) {
            var layers = LayerContext.inference(fixture.tf, fixture.parameters);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CausalConvolution(1, 3, 6).apply(layers, fixture.input))
                    .withMessage("needs at least 13 steps, was 12");
        }
    }

    /// Weights are `[tap, channel, filter]`, the last tap the newest; the bias starts at zero.
    private static float[] plain(float[] x, float[] weights, int kernel, int dilation) {
        int reach = (kernel - 1) * dilation;
        float[] y = new float[(TIME - reach) * BATCH * FILTERS];
        for (int t = reach; t < TIME; t++) {
            for (int tap = 0; tap < kernel; tap++) {
                int source = t - (kernel - 1 - tap) * dilation;
                for (int b = 0; b < BATCH; b++) {
                    for (int c = 0; c < CHANNELS; c++) {
                        for (int f = 0; f < FILTERS; f++) {
                            y[((t - reach) * BATCH + b) * FILTERS + f] +=
                                    x[(source * BATCH + b) * CHANNELS + c]
                                            * weights[(tap * CHANNELS + c) * FILTERS + f];
                        }
                    }
                }
            }
        }
        return y;
    }
}
