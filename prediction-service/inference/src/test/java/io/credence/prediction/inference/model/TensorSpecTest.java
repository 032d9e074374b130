package io.credence.prediction.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorSpecTest {

    private final TensorSpec window = new TensorSpec("window", List.of(-1L, 64L, 12L));

    @Test
    void shouldTakeAnyNumberOfRowsButNoOtherShape() {
        assertThat(window.mismatch(new long[] {7, 64, 12})).isEmpty();
        assertThat(window.mismatch(new long[] {0, 64, 12})).isPresent();
        assertThat(window.mismatch(new long[] {1, 12, 64}))
                .contains("must have shape [-1, 64, 12], was [1, 12, 64]");
        assertThat(window.mismatch(new long[] {64, 12})).isPresent();
    }

    @Test
    void shouldNotOverflowOnHugeShapes() {
        assertThat(FloatTensor.elements(new long[] {1L << 33, 1L << 33})).isEqualTo(Long.MAX_VALUE);
        assertThat(FloatTensor.elements(new long[] {1L << 62, 2})).isEqualTo(Long.MAX_VALUE);
        assertThat(FloatTensor.elements(new long[] {})).isEqualTo(1);
        assertThat(FloatTensor.elements(new long[] {3, 0})).isZero();
    }
}
