package io.credence.training.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.layer.LayerContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class TcnTest {

    private static final int TIME = 64;
    private static final int FEATURES = 12;

    @Test
    void shouldSeeExactlyItsReceptiveField() {
        // Given
        assertThat(Tcn.DEFAULT.receptiveField()).isEqualTo(61);
        try (var fixture = new GraphFixture(2, TIME, -1, FEATURES)) {
            var layers = LayerContext.inference(fixture.tf, fixture.parameters);
            Operand<TFloat32> trunk = Tcn.DEFAULT.trunk(layers, fixture.input);
            float[] x = GraphFixture.noise(9, TIME * FEATURES);
            float[] before = newest(fixture, trunk, x);
            // When an input just inside, and one just outside, moves
            float[] inside = newest(fixture, trunk, moved(x, TIME - 61));
            float[] outside = newest(fixture, trunk, moved(x, TIME - 62));
            // Then
            assertThat(inside).isNotEqualTo(before);
            assertThat(outside).isEqualTo(before);
        }
    }

    @Test
    void shouldPoolOnlyStepsThatSawAWholeField() {
        try (var fixture = new GraphFixture(2, TIME, -1, FEATURES)) {
            var layers = LayerContext.inference(fixture.tf, fixture.parameters);
            Operand<TFloat32> trunk = Tcn.DEFAULT.trunk(layers, fixture.input);
            assertThat(trunk.shape().get(0)).isEqualTo(TIME - Tcn.DEFAULT.receptiveField() + 1);
        }
    }

    @Test
    void shouldCountItsParameters() {
        // Given per block: two convolutions with biases, and a projection where widths differ
        long blocks =
                (3 * 12 * 32 + 32)
                        + (3 * 32 * 32 + 32)
                        + (12 * 32 + 32)
                        + 2 * (3 * 32 * 32 + 32)
                        + (3 * 32 * 64 + 64)
                        + (3 * 64 * 64 + 64)
                        + (32 * 64 + 64)
                        + 2 * (3 * 64 * 64 + 64);
        long head = (64 * 32 + 32) + (32 + 1);
        try (var fixture = new GraphFixture(2, TIME, -1, FEATURES)) {
            // When
            Tcn.DEFAULT.logit(
                    LayerContext.inference(fixture.tf, fixture.parameters), fixture.input, 0f);
            // Then
            assertThat(fixture.parameters.startValues().count()).isEqualTo(blocks + head);
        }
    }

    @Test
    void shouldBeInTheCatalogue() {
        assertThat(ArchitectureCatalogue.find("tcn")).contains(Tcn.DEFAULT);
        assertThat(ArchitectureCatalogue.find("TCN ")).isEmpty();
    }

    private static float[] newest(GraphFixture fixture, Operand<TFloat32> trunk, float[] x) {
        float[] all = fixture.run(trunk, fixture.parameters.startValues(), x, TIME, 1, FEATURES);
        return Arrays.copyOfRange(all, all.length - 64, all.length);
    }

    private static float[] moved(float[] x, int row) {
        float[] copy = x.clone();
        for (int f = 0; f < FEATURES; f++) {
            copy[row * FEATURES + f] += 5f;
        }
        return copy;
    }
}
