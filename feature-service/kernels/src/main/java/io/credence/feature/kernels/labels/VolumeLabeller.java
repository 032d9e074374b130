package io.credence.feature.kernels.labels;

import io.credence.feature.api.Interval;
import io.credence.feature.api.VolumeSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.List;

/// How much more is traded after a row than up to it.
final class VolumeLabeller implements Labeller {

    private final VolumeSpec spec;
    private final Interval interval;
    private final WindowSpec window;

    VolumeLabeller(VolumeSpec spec, Interval interval, WindowSpec window) {
        this.spec = spec;
        this.interval = interval;
        this.window = window;
    }

    @Override
    public Labels label(BarColumns bars) {
        Labels labels = Labels.ofNumbers(bars.size(), List.of("label_volume"));
        Segments segments = new Segments(bars, interval, window);
        double[] before =
                KernelValues.at(
                        bars, segments, graph -> graph.mean(graph.volume(), spec.lookbackBars()));
        double[] after =
                KernelValues.at(
                        bars, segments, graph -> graph.mean(graph.volume(), spec.horizonBars()));
        for (int row = 0; row < bars.size(); row++) {
            if (segments.hasAfter(row, spec.horizonBars())) {
                int end = row + spec.horizonBars();
                // Not finite without the bars before, or without volume. StrictMath: the same bits
                // on every processor.
                double ratio = StrictMath.log(after[end] / before[row]);
                if (Double.isFinite(ratio)) {
                    labels.setNumber(row, segments.closeMs(end), 0, ratio);
                }
            }
        }
        return labels;
    }
}
