package io.credence.feature.api;

import org.jspecify.annotations.Nullable;

/// The triple barrier of a long position: fractions of the entry price, and a time limit in bars.
/// The same object labels, backtests and exits, so a label is what execution would have seen. The
/// entry's own bar never touches.
///
/// @param takeProfit fraction above the entry, 0.008 for +0.8 %
/// @param stopLoss fraction below the entry, 0.004 for -0.4 %
/// @param horizonBars bars after the entry until the position is closed at the close
public record BarrierSpec(double takeProfit, double stopLoss, int horizonBars, BarrierTouch touch)
        implements LabelSpec {

    public BarrierSpec {
        requireFraction("takeProfit", takeProfit);
        requireFraction("stopLoss", stopLoss);
        LabelSpec.requireBars("horizonBars", horizonBars, 1);
        if (isMissing(touch)) {
            throw new IllegalArgumentException("touch is required");
        }
    }

    public double upper(double entry) {
        return entry * (1.0 + takeProfit);
    }

    public double lower(double entry) {
        return entry * (1.0 - stopLoss);
    }

    public BarrierHit hit(double entry, double high, double low, double close) {
        double top = touch == BarrierTouch.HIGH_LOW ? high : close;
        double bottom = touch == BarrierTouch.HIGH_LOW ? low : close;
        boolean target = top >= upper(entry);
        boolean stop = bottom <= lower(entry);
        if (stop) {
            return target ? BarrierHit.STOP_AMBIGUOUS : BarrierHit.STOP;
        }
        return target ? BarrierHit.TARGET : BarrierHit.NONE;
    }

    /// Where a position leaves in the bar of `hit`, before slippage. A bar that opens beyond a
    /// barrier fills at its open: worse than the stop, better than the target. At the time limit
    /// (`NONE`), and with `CLOSE` touch, that is the close.
    public double exitPrice(BarrierHit hit, double entry, double open, double close) {
        if (hit == BarrierHit.NONE || touch == BarrierTouch.CLOSE) {
            return close;
        }
        return hit == BarrierHit.TARGET
                ? Math.max(open, upper(entry))
                : Math.min(open, lower(entry));
    }

    // JSON can leave a field out, whatever its type says.
    private static boolean isMissing(@Nullable Object value) {
        return value == null;
    }

    private static void requireFraction(String field, double value) {
        if (!(value > 0.0 && value < 1.0)) {
            throw new IllegalArgumentException(
                    field + " must be a fraction in (0, 1), was " + value);
        }
    }
}
