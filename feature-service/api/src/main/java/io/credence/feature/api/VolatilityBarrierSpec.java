package io.credence.feature.api;

import org.jspecify.annotations.Nullable;

/// A triple barrier whose limits are multiples of the volatility known at the row: the feature
/// `ewma_vol` of the same span, a fraction per bar. A row without a volatility above 0 has no
/// label.
///
/// @param takeProfit multiple above the entry, 2.0 for two standard deviations of a bar
/// @param stopLoss multiple below the entry
/// @param span of the volatility's exponential mean, in bars
public record VolatilityBarrierSpec(
        double takeProfit, double stopLoss, int span, int horizonBars, BarrierTouch touch)
        implements LabelSpec {

    public VolatilityBarrierSpec {
        LabelSpec.requireWithin("takeProfit", takeProfit, 0.0, 1000.0);
        LabelSpec.requireWithin("stopLoss", stopLoss, 0.0, 1000.0);
        LabelSpec.requireBars("span", span, 2);
        LabelSpec.requireBars("horizonBars", horizonBars, 1);
        if (isMissing(touch)) {
            throw new IllegalArgumentException("touch is required");
        }
    }

    /// The beginning of the mean then weighs less than a double can tell: `exp(-80)`.
    @Override
    public int lookbackBars() {
        return 40 * span;
    }

    // JSON can leave a field out, whatever its type says.
    private static boolean isMissing(@Nullable Object value) {
        return value == null;
    }
}
