package io.credence.feature.kernels.labels;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// Labels every bar by the barrier its close would meet first; López de Prado, Advances in
/// Financial Machine Learning, 2018, chapter 3, with 0 at the time limit. The horizon counts bars.
/// A row whose whole horizon is not in the data and the segment stays unlabelled even if a barrier
/// was touched before: keeping only the early touches would bias what is left.
public final class TripleBarrierLabeller implements Labeller {

    private final BarrierSpec spec;
    private final Interval interval;
    private final WindowSpec window;

    public TripleBarrierLabeller(BarrierSpec spec, Interval interval, WindowSpec window) {
        this.spec = spec;
        this.interval = interval;
        this.window = window;
    }

    @Override
    public Labels label(BarColumns bars) {
        Labels labels = Labels.ofBarriers(bars.size());
        Segments segments = new Segments(bars, interval, window);
        for (int row = 0; row < bars.size(); row++) {
            if (segments.hasAfter(row, spec.horizonBars())) {
                BarrierWalk.label(bars, segments, row, spec, labels);
            }
        }
        return labels;
    }
}
