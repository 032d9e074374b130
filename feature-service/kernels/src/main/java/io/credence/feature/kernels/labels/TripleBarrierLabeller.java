package io.credence.feature.kernels.labels;

import io.credence.feature.api.BarrierHit;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// Labels every bar by the barrier its close would meet first; López de Prado, Advances in
/// Financial Machine Learning, 2018, chapter 3, with 0 at the time limit. The horizon counts bars.
/// A row whose whole horizon is not in the data and the segment stays unlabelled even if a barrier
/// was touched before: keeping only the early touches would bias what is left.
public final class TripleBarrierLabeller {

    private final BarrierSpec spec;
    private final Interval interval;
    private final WindowSpec window;

    public TripleBarrierLabeller(BarrierSpec spec, Interval interval, WindowSpec window) {
        this.spec = spec;
        this.interval = interval;
        this.window = window;
    }

    public Labels label(BarColumns bars) {
        Labels labels = new Labels(bars.size());
        // Walking back, `segmentEnd` is the last bar of the segment that holds `row`.
        int segmentEnd = bars.size() - 1;
        for (int row = bars.size() - 1; row >= 0; row--) {
            if (row < bars.size() - 1
                    && !window.continues(
                            bars.openTimeMs(row), bars.openTimeMs(row + 1), interval)) {
                segmentEnd = row;
            }
            if (row + spec.horizonBars() <= segmentEnd) {
                label(bars, row, labels);
            }
        }
        return labels;
    }

    private void label(BarColumns bars, int row, Labels labels) {
        double entry = bars.close(row);
        int last = row + spec.horizonBars();
        int exit = row;
        BarrierHit hit = BarrierHit.NONE;
        while (exit < last && hit == BarrierHit.NONE) {
            exit++;
            hit = spec.hit(entry, bars.high(exit), bars.low(exit), bars.close(exit));
        }
        double price = spec.exitPrice(hit, entry, bars.open(exit), bars.close(exit));
        labels.set(
                row,
                hit == BarrierHit.TARGET,
                bars.openTimeMs(exit) + interval.millis(),
                price / entry - 1.0,
                hit == BarrierHit.STOP_AMBIGUOUS);
    }
}
