package io.credence.feature.kernels.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    private static final int PUSHED = 500;

    private final Window window = new Window(new Cursor());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20, 64})
    void shouldGiveWhatTheLastValuesGive(int n) {
        // Given
        window.reach(64);
        double[] all = new SplittableRandom(n).doubles(PUSHED, -1.0, 5.0).toArray();
        for (int i = 0; i < PUSHED; i++) {
            window.append(new double[] {all[i]}, 1);
            if (i + 1 < n) {
                assertThat(newest(Window::means, n)).isNaN();
                assertThat(newest(Window::maxima, n)).isNaN();
                continue;
            }
            // When
            double[] last = Arrays.copyOfRange(all, i + 1 - n, i + 1);
            double mean = Arrays.stream(last).average().orElseThrow();
            double squares = Arrays.stream(last).map(x -> (x - mean) * (x - mean)).sum();
            // Then
            assertThat(newest(Window::means, n)).isCloseTo(mean, within(1e-12));
            assertThat(newest(Window::aboveMeans, n)).isCloseTo(all[i] - mean, within(1e-12));
            assertThat(newest(Window::squaredDeviations, n)).isCloseTo(squares, within(1e-10));
            assertThat(newest(Window::maxima, n))
                    .isEqualTo(Arrays.stream(last).max().orElseThrow());
            assertThat(newest(Window::minima, n))
                    .isEqualTo(Arrays.stream(last).min().orElseThrow());
            assertThat(window.ago((int) window.barsSince(last[0]))).isEqualTo(last[0]);
            assertThat(window.ago(n - 1)).isEqualTo(last[0]);
            assertThat(newest(Window::oldest, n)).isEqualTo(last[0]);
            assertThat(newest(Window::changes, n)).isEqualTo(all[i] - last[0]);
            assertThat(newest(Window::growths, n)).isEqualTo((all[i] - last[0]) / last[0]);
        }
    }

    @Test
    void shouldKeepSmallMovesBesideALargeLevel() {
        // Given 1e9 plus 0, 1, 2, ... millionths (of two)
        window.reach(21);
        double unit = Math.scalb(1.0, -20);
        for (int i = 0; i < 100; i++) {
            window.append(new double[] {1e9 + i * unit}, 1);
        }
        // Then
        assertThat(newest(Window::aboveMeans, 21) / unit).isCloseTo(10.0, within(1e-9));
        assertThat(newest(Window::sampleStds, 21) / unit)
                .isCloseTo(Math.sqrt(770.0 / 20.0), within(1e-9));
        assertThat(newest(Window::slopes, 21) / unit).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void shouldBeUndefinedWhileAnUndefinedValueIsInside() {
        // Given
        window.reach(3);
        for (double value : new double[] {1.0, Double.NaN, 2.0, 3.0}) {
            window.append(new double[] {value}, 1);
        }
        // Then
        assertThat(newest(Window::sums, 3)).isNaN();
        assertThat(newest(Window::maxima, 3)).isNaN();
        assertThat(newest(Window::slopes, 3)).isNaN();
        assertThat(newest(Window::oldest, 3)).isNaN();
        assertThat(newest(Window::changes, 3)).isNaN();
        assertThat(newest(Window::growths, 3)).isNaN();
        assertThat(window.barsSince(Double.NaN)).isNaN();
        assertThat(newest(Window::sums, 2)).isEqualTo(5.0);
    }

    private double newest(Statistic statistic, int n) {
        double[] to = new double[1];
        statistic.of(window, n, to, 1);
        return to[0];
    }
}
