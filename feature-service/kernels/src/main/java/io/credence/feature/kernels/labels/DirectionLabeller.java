package io.credence.feature.kernels.labels;

import io.credence.feature.api.DirectionSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// 0 lower, 1 within the dead zone or unchanged, 2 higher.
final class DirectionLabeller implements Labeller {

    private final DirectionSpec spec;
    private final Interval interval;
    private final WindowSpec window;

    DirectionLabeller(DirectionSpec spec, Interval interval, WindowSpec window) {
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
                double move = bars.close(end) / bars.close(row) - 1.0;
                boolean counts = Math.abs(move) > spec.deadZone();
                int side = counts ? (int) Math.signum(move) : 0;
                labels.setClass(row, 1 + side, segments.closeMs(end), move);
            }
        }
        return labels;
    }
}
