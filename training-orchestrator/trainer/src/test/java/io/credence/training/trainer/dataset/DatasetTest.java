package io.credence.training.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final WindowSpec THREE_ROWS = new WindowSpec(3, 2);

    @Test
    void shouldFindOnlyWindowsWithoutGapsAndNaN() {
        // Given two missing bars, which the spec allows, after minute 4; three, which it does not,
        // after minute 9; and a NaN in minute 14
        long[] minutes = {0, 1, 2, 3, 4, 7, 8, 9, 13, 14, 15, 16, 17};
        float[] values = new float[minutes.length];
        values[9] = Float.NaN;
        // When
        int[] samples = dataset(minutes, values).samples();
        // Then
        assertThat(samples).containsExactly(2, 3, 4, 5, 6, 7, 12);
    }

    @Test
    void shouldCopyWindowsOldestFirst() {
        // Given
        Dataset dataset = dataset(new long[] {0, 1, 2, 3}, new float[] {10, 11, 12, 13});
        // Then
        assertThat(dataset.windows(new int[] {2, 3})).containsExactly(10, 11, 12, 11, 12, 13);
    }

    @Test
    void shouldTakeEachRowOfOverlappingWindowsOnce() {
        // Given
        Dataset dataset =
                dataset(new long[] {0, 1, 2, 3, 4, 5, 6}, new float[] {0, 1, 2, 3, 4, 5, 6});
        // Then
        assertThat(dataset.rowsOf(new int[] {2, 3, 6})).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(dataset.rowsOf(new int[] {3})).containsExactly(1, 2, 3);
    }

    private static Dataset dataset(long[] minutes, float[] values) {
        int rows = minutes.length;
        long[] times = new long[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = minutes[row] * Interval.M1.millis();
        }
        double[] price = new double[rows];
        return new Dataset(
                Interval.M1,
                THREE_ROWS,
                1,
                new DatasetColumns(
                        times, price, price, price, price, values, new byte[rows], times));
    }
}
