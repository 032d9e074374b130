package io.credence.feature.kernels.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RollingWindowTest {

    @Test
    void shouldHoldTheNewestValuesInOrder() {
        // Given
        RollingWindow window = new RollingWindow(3);
        // When
        for (int i = 1; i <= 7; i++) {
            window.push(i);
        }
        // Then
        assertThat(window.isFull()).isTrue();
        assertThat(window.oldest()).isEqualTo(5.0);
        assertThat(window.newest()).isEqualTo(7.0);
        assertThat(window.mean()).isEqualTo(6.0);
        assertThat(window.mean(2)).isEqualTo(6.5);
        assertThat(window.sampleStd()).isEqualTo(1.0);
    }

    @Test
    void shouldNotLoseSmallMovesAtAHighLevel() {
        // Given
        RollingWindow window = new RollingWindow(4);
        // When
        for (double move : new double[] {4, 7, 13, 16}) {
            window.push(1e9 + move);
        }
        // Then
        assertThat(window.sampleStd()).isEqualTo(Math.sqrt(30.0));
    }

    @Test
    void shouldRestoreAPartlyFilledWindow() {
        // Given
        RollingWindow window = new RollingWindow(5);
        window.push(1.0);
        window.push(2.0);
        ByteBuffer state = ByteBuffer.allocate(window.stateBytes());
        window.save(state);
        // When
        RollingWindow copy = new RollingWindow(5);
        copy.push(99.0);
        copy.restore(state.flip());
        // Then
        assertThat(copy.mean()).isEqualTo(1.5);
        assertThat(copy.isFull()).isFalse();
        assertThat(copy.oldest()).isEqualTo(1.0);
    }
}
