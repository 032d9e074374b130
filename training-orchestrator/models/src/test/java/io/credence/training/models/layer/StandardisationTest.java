package io.credence.training.models.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.parameter.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardisationTest {

    @Test
    void shouldFitMeanAndDeviation() {
        // Given a varying and a constant feature
        float[] rows = {1f, 7f, 3f, 7f, 5f, 7f};
        // When
        Standardisation fitted = Standardisation.fit(rows, 2);
        // Then
        assertThat(fitted.mean()).containsExactly(3f, 7f);
        assertThat(fitted.deviation()).containsExactly((float) Math.sqrt(8.0 / 3.0), 1f);
    }

    @Test
    void shouldScaleAndClip() {
        // Given
        Standardisation fitted = Standardisation.fit(new float[] {1f, 3f}, 1);
        try (var fixture = new GraphFixture(1, -1, 1)) {
            // When
            float[] scaled =
                    fixture.run(
                            fitted.apply(fixture.tf, fixture.input),
                            new Weights(Map.of()),
                            new float[] {2f, 3f, 1e9f, -1e9f},
                            4,
                            1);
            // Then
            assertThat(scaled).containsExactly(0f, 1f, 10f, -10f);
        }
    }
}
