package io.credence.prediction.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureWindowTest {

    private static final long MINUTE = 60_000;

    private final FeatureWindow window = new FeatureWindow(new WindowSpec(3, 2), Interval.M1, 2);

    @Test
    void shouldHoldTheNewestRowsOldestFirst() {
        // When
        List<WindowState> states = new ArrayList<>();
        for (int minute = 1; minute <= 5; minute++) {
            states.add(accept(minute, (double) minute, minute * 10.0));
        }

        // Then
        assertThat(states)
                .containsExactly(
                        WindowState.COLD_WINDOW,
                        WindowState.COLD_WINDOW,
                        WindowState.READY,
                        WindowState.READY,
                        WindowState.READY);
        float[] copy = new float[8];
        window.copyTo(copy, 1);
        assertThat(copy).containsExactly(0, 3, 30, 4, 40, 5, 50, 0);
    }

    @Test
    void shouldBridgeAGapOfAtMostTheAllowedBars() {
        // Given
        accept(1, 1.0, 1.0);
        accept(2, 2.0, 2.0);

        // Then: bars 3 and 4 are missing, then bars 6, 7 and 8.
        assertThat(accept(5, 5.0, 5.0)).isEqualTo(WindowState.READY);
        assertThat(accept(9, 9.0, 9.0)).isEqualTo(WindowState.COLD_WINDOW);
    }

    @Test
    void shouldStartAnewAfterAnUndefinedValue() {
        // Given
        accept(1, 1.0, 1.0);
        accept(2, 2.0, 2.0);

        // Then
        assertThat(accept(3, 3.0, null)).isEqualTo(WindowState.NOT_WARM);
        assertThat(accept(4, Double.NaN, 1.0)).isEqualTo(WindowState.NOT_WARM);
        assertThat(accept(5, 1e300, 1.0)).isEqualTo(WindowState.NOT_WARM);
        assertThat(accept(6, 6.0, 6.0)).isEqualTo(WindowState.COLD_WINDOW);
        assertThat(accept(7, 7.0, 7.0)).isEqualTo(WindowState.COLD_WINDOW);
        assertThat(accept(8, 8.0, 8.0)).isEqualTo(WindowState.READY);
    }

    @Test
    void shouldSkipRowsThatAreNotNewer() {
        // Given
        accept(5, 5.0, 5.0);

        // Then
        assertThat(accept(5, 5.0, 5.0)).isEqualTo(WindowState.STALE);
        assertThat(accept(4, 4.0, 4.0)).isEqualTo(WindowState.STALE);
        assertThat(accept(6, 6.0, 6.0)).isEqualTo(WindowState.COLD_WINDOW);
    }

    @Test
    void shouldNotTakeARowOfAnotherWidth() {
        assertThat(window.accept(MINUTE, List.of(1.0))).isEqualTo(WindowState.NOT_WARM);
    }

    private WindowState accept(int minute, @Nullable Double... values) {
        return window.accept(minute * MINUTE, Arrays.asList(values));
    }
}
