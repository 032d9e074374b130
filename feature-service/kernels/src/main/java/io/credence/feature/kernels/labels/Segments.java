package io.credence.feature.kernels.labels;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// Which segment each bar lies in. No label looks across the end of one.
final class Segments {

    private final BarColumns bars;
    private final Interval interval;
    private final int[] first;
    private final int[] last;

    Segments(BarColumns bars, Interval interval, WindowSpec window) {
        this.bars = bars;
        this.interval = interval;
        int rows = bars.size();
        first = new int[rows];
        last = new int[rows];
        for (int row = 1; row < rows; row++) {
            boolean continues =
                    window.continues(bars.openTimeMs(row - 1), bars.openTimeMs(row), interval);
            first[row] = continues ? first[row - 1] : row;
        }
        for (int row = rows - 1; row >= 0; row--) {
            boolean isLast = row == rows - 1 || first[row + 1] == row + 1;
            last[row] = isLast ? row : last[row + 1];
        }
    }

    /// Whether that many bars of the segment follow.
    boolean hasAfter(int row, int count) {
        return count <= last[row] - row;
    }

    boolean isFirst(int row) {
        return first[row] == row;
    }

    /// When the bar is known.
    long closeMs(int row) {
        return bars.openTimeMs(row) + interval.millis();
    }
}
