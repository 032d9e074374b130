package io.credence.feature.kernels.labels;

import io.credence.feature.api.ForwardReturnSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.Collections;
import java.util.List;

/// A row has the returns of all horizons or of none: else the last rows would be of short ones
/// only.
final class ForwardReturnLabeller implements Labeller {

    private final List<Integer> horizons;
    private final Interval interval;
    private final WindowSpec window;

    ForwardReturnLabeller(ForwardReturnSpec spec, Interval interval, WindowSpec window) {
        this.horizons = spec.horizonsBars();
        this.interval = interval;
        this.window = window;
    }

    @Override
    public Labels label(BarColumns bars) {
        List<String> names = horizons.stream().map(h -> "label_return_" + h).toList();
        Labels labels = Labels.ofNumbers(bars.size(), names);
        Segments segments = new Segments(bars, interval, window);
        int longest = Collections.max(horizons);
        int[] ahead = horizons.stream().mapToInt(Integer::intValue).toArray();
        for (int row = 0; row < bars.size(); row++) {
            for (int k = 0; k < ahead.length && segments.hasAfter(row, longest); k++) {
                labels.setNumber(
                        row,
                        segments.closeMs(row + longest),
                        k,
                        bars.close(row + ahead[k]) / bars.close(row) - 1.0);
            }
        }
        return labels;
    }
}
