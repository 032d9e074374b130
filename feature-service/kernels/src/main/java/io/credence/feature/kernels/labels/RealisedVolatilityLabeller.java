package io.credence.feature.kernels.labels;

import io.credence.feature.api.Interval;
import io.credence.feature.api.RealisedVolatilitySpec;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.List;

/// The feature `realized_vol` of as many bars, at the end of the horizon: it looks at exactly the
/// returns after the row.
final class RealisedVolatilityLabeller implements Labeller {

    private final int horizon;
    private final Interval interval;
    private final WindowSpec window;

    RealisedVolatilityLabeller(RealisedVolatilitySpec spec, Interval interval, WindowSpec window) {
        this.horizon = spec.horizonBars();
        this.interval = interval;
        this.window = window;
    }

    @Override
    public Labels label(BarColumns bars) {
        Labels labels = Labels.ofNumbers(bars.size(), List.of("label_volatility"));
        Segments segments = new Segments(bars, interval, window);
        double[] volatility =
                KernelValues.at(
                        bars, segments, graph -> graph.sampleStd(graph.logReturn(), horizon));
        for (int row = 0; row < bars.size(); row++) {
            if (segments.hasAfter(row, horizon)) {
                int end = row + horizon;
                labels.setNumber(row, segments.closeMs(end), 0, volatility[end]);
            }
        }
        return labels;
    }
}
