package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.step.BlockKernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import io.credence.feature.kernels.step.Window;
import java.util.Arrays;

/// How far the typical price is from its mean, in mean absolute deviations. Lambert, Commodity
/// Channel Index, Commodities 9:10, 1980.
///
/// Made of three typical prices less the newest three: equal prices have deviation 0 then, not the
/// rounding of their mean.
final class CommodityChannel extends BlockKernel {

    private static final double SCALE = 0.015;

    private final int n;
    private final Window close;
    private final Window above;
    private final double[] means = new double[KernelGraph.BLOCK];
    private final double[] deviations = new double[KernelGraph.BLOCK];

    CommodityChannel(KernelGraph g, int n) {
        super(n - 1);
        this.n = n;
        this.close = g.close().past(n);
        this.above = g.threeTypicalAboveClose().past(n);
    }

    @Override
    protected void fill(double[] values, int bars) {
        Arrays.fill(means, 0, bars, 0.0);
        for (int k = 1; k < n; k++) {
            for (int i = 0; i < bars; i++) {
                means[i] += sinceThen(i, k);
            }
        }
        for (int i = 0; i < bars; i++) {
            means[i] /= n;
            deviations[i] = Math.abs(means[i]);
        }
        for (int k = 1; k < n; k++) {
            for (int i = 0; i < bars; i++) {
                deviations[i] += Math.abs(sinceThen(i, k) - means[i]);
            }
        }
        for (int i = 0; i < bars; i++) {
            values[i] = channel(i);
        }
    }

    private double sinceThen(int bar, int k) {
        return 3.0 * (close.before(bar, k) - close.before(bar, 0))
                + (above.before(bar, k) - above.before(bar, 0));
    }

    private double channel(int bar) {
        return close.holds(bar, n) && above.holds(bar, n)
                ? Quotient.of(-means[bar], SCALE * (deviations[bar] / n), 0.0)
                : Double.NaN;
    }
}
