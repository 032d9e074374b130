package io.credence.feature.kernels.labels;

import io.credence.feature.api.Interval;
import io.credence.feature.api.RegimeSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// 0 falling, 1 ranging, 2 rising. Closes that do not move at all are a range.
final class RegimeLabeller implements Labeller {

    private final RegimeSpec spec;
    private final Interval interval;
    private final WindowSpec window;

    RegimeLabeller(RegimeSpec spec, Interval interval, WindowSpec window) {
        this.spec = spec;
        this.interval = interval;
        this.window = window;
    }

    @Override
    public Labels label(BarColumns bars) {
        Labels labels = Labels.ofClasses(bars.size());
        Segments segments = new Segments(bars, interval, window);
        for (int row = 0; row < bars.size(); row++) {
            if (segments.hasAfter(row, spec.horizonBars())) {
                int end = row + spec.horizonBars();
                double move = bars.close(end) - bars.close(row);
                boolean trends =
                        move != 0.0 && Math.abs(move) >= spec.trend() * way(bars, row, end);
                labels.setClass(
                        row,
                        1 + (trends ? (int) Math.signum(move) : 0),
                        segments.closeMs(end),
                        bars.close(end) / bars.close(row) - 1.0);
            }
        }
        return labels;
    }

    private static double way(BarColumns bars, int from, int to) {
        double way = 0.0;
        for (int bar = from; bar < to; bar++) {
            way += Math.abs(bars.close(bar + 1) - bars.close(bar));
        }
        return way;
    }
}
