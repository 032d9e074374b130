package io.credence.feature.kernels.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgedSlicesTest {

    private static final int SAMPLES = 400;
    private static final int[] STARTS = {0, 200, 300, 350};
    private static final long EMBARGO = 6;

    private static LabelSpans random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] from = new long[SAMPLES];
        long[] to = new long[SAMPLES];
        long now = 0;
        for (int i = 0; i < SAMPLES; i++) {
            now += random.nextInt(3);
            from[i] = now;
            to[i] = now + random.nextInt(12);
        }
        return LabelSpans.of(from, to);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNotLetALabelLookAtALaterSlice(long seed) {
        // Given
        LabelSpans spans = random(seed);
        // When
        PurgedSlices slices = PurgedSlices.of(spans, STARTS, EMBARGO);
        // Then
        int kept = 0;
        for (int earlier = 0; earlier < STARTS.length; earlier++) {
            kept += slices.slice(earlier).length;
            for (int later = earlier + 1; later < STARTS.length; later++) {
                long begins = spans.fromMs(slices.slice(later)[0]);
                assertThat(Arrays.stream(slices.slice(earlier)).mapToLong(spans::toMs))
                        .allMatch(end -> end < begins - EMBARGO);
            }
        }
        assertThat(slices.purged()).isEqualTo(SAMPLES - kept).isGreaterThan(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldLeaveOutNoMoreThanItMust(long seed) {
        // Given
        LabelSpans spans = random(seed);
        // When
        PurgedSlices slices = PurgedSlices.of(spans, STARTS, EMBARGO);
        // Then
        for (int i = 0; i < STARTS.length; i++) {
            int end = i + 1 < STARTS.length ? STARTS[i + 1] : SAMPLES;
            int[] kept = slices.slice(i);
            for (int sample = STARTS[i]; sample < end; sample++) {
                boolean reaches = end < SAMPLES && spans.toMs(sample) >= spans.fromMs(end);
                boolean embargoed =
                        i > 0 && spans.fromMs(sample) < spans.fromMs(STARTS[i]) + EMBARGO;
                assertThat(Arrays.binarySearch(kept, sample) >= 0)
                        .as("sample %d", sample)
                        .isEqualTo(!reaches && !embargoed);
            }
        }
    }

    @Test
    void shouldRefuseASliceWithoutSamples() {
        for (int[] starts : new int[][] {{0, 0}, {1, 2}, {0, SAMPLES}}) {
            assertThatThrownBy(() -> PurgedSlices.of(random(1), starts, EMBARGO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("starts");
        }
    }
}
