package io.credence.feature.kernels.labels;

import io.credence.feature.api.BarrierHit;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// From a row's close to the barrier that the bars after it meet first.
final class BarrierWalk {

    private BarrierWalk() {}

    static void label(
            BarColumns bars, Segments segments, int row, BarrierSpec spec, Labels labels) {
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
                hit == BarrierHit.TARGET ? 1 : 0,
                segments.closeMs(exit),
                price / entry - 1.0,
                hit == BarrierHit.STOP_AMBIGUOUS);
    }
}
