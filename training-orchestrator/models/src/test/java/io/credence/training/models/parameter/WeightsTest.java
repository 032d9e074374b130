package io.credence.training.models.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class WeightsTest {

    private static Weights sample() {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        values.put("z", new Weights.Values(Shape.of(2, 2), new float[] {1f, -0f, 3f, 4e-40f}));
        values.put("a", new Weights.Values(Shape.of(3), new float[] {1f, 2f, 3f}));
        return new Weights(values);
    }

    @Test
    void shouldSurviveWritingBitForBit() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        sample().writeTo(new DataOutputStream(bytes));
        // When
        Weights read =
                Weights.readFrom(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        // Then
        assertThat(read).isEqualTo(sample());
        assertThat(read.asMap().keySet()).containsExactly("z", "a");
        assertThat(read.count()).isEqualTo(7);
    }

    @Test
    void shouldDifferFromItsZeros() {
        assertThat(sample().zeros()).isNotEqualTo(sample());
        assertThat(sample().zeros().get("a").elements()).containsOnly(0f);
    }

    @Test
    void shouldRefuseAShapeThatDoesNotFit() {
        assertThatThrownBy(() -> new Weights.Values(Shape.of(2, 2), new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
