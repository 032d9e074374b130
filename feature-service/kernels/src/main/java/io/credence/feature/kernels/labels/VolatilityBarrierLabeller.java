package io.credence.feature.kernels.labels;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.VolatilityBarrierSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.volatility.VolatilityFeatures;

/// The triple barrier with each row's own limits. Those that are no fraction of a price, because
/// nothing has moved yet or too much, make no label.
final class VolatilityBarrierLabeller implements Labeller {

    private static final int VOLATILITY = 1;

    private final VolatilityBarrierSpec spec;
    private final Interval interval;
    private final WindowSpec window;

    VolatilityBarrierLabeller(VolatilityBarrierSpec spec, Interval interval, WindowSpec window) {
        this.spec = spec;
        this.interval = interval;
        this.window = window;
    }

    @Override
    public Labels label(BarColumns bars) {
        Labels labels = Labels.ofBarriers(bars.size(), "label_volatility");
        Segments segments = new Segments(bars, interval, window);
        double[] volatility =
                KernelValues.at(
                        bars,
                        segments,
                        graph -> VolatilityFeatures.ewmaVolatility(graph, spec.span()));
        for (int row = 0; row < bars.size(); row++) {
            double target = spec.takeProfit() * volatility[row];
            double stop = spec.stopLoss() * volatility[row];
            boolean areFractions = target > 0.0 && target < 1.0 && stop > 0.0 && stop < 1.0;
            if (areFractions && segments.hasAfter(row, spec.horizonBars())) {
                BarrierSpec own = new BarrierSpec(target, stop, spec.horizonBars(), spec.touch());
                BarrierWalk.label(bars, segments, row, own, labels);
                labels.setNumber(row, labels.endMs(row), VOLATILITY, volatility[row]);
            }
        }
        return labels;
    }
}
