package io.credence.platform.local.demo;

import java.util.Locale;
import java.util.Map;

/// What the demo forecasts and trades: which barrier comes first, and how far a signal is scaled.
/// Both follow from how far the bars move, so that any instrument at any bar length gives an event
/// that is neither rare nor certain. A long signal needs p above one half, so the barriers lie
/// equally far from the close.
///
/// @param bars it was chosen on
/// @param barDeviation standard deviation of one bar's log return on these
/// @param targetVolatility annualised; the data's own, so a usual bar's signal is not scaled
public record Problem(
        int bars,
        double barDeviation,
        double takeProfit,
        double stopLoss,
        int horizonBars,
        double targetVolatility) {

    private static final double DEVIATIONS = 2.0;
    private static final int HORIZON_BARS = 20;
    private static final double YEAR_MS = 365.0 * 86_400_000.0;
    private static final double MOST_VOLATILITY = 10.0;

    /// Chooses on the bars given, which must all lie before any bar the model is judged on.
    ///
    /// @param openTimeMs rising
    static Problem suiting(long[] openTimeMs, double[] close, BarrierWishes wishes) {
        long barMs = shortestStep(openTimeMs);
        double deviation = deviation(openTimeMs, close, barMs);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException(
                    "the first "
                            + close.length
                            + " closes do not move: there is nothing to forecast");
        }
        double width = Math.max(1, Math.round(1000 * DEVIATIONS * deviation)) / 1000.0;
        return new Problem(
                close.length,
                deviation,
                wishes.takeProfit() == null ? width : wishes.takeProfit(),
                wishes.stopLoss() == null ? width : wishes.stopLoss(),
                wishes.horizonBars() == null ? HORIZON_BARS : wishes.horizonBars(),
                Math.min(MOST_VOLATILITY, deviation * Math.sqrt(YEAR_MS / barMs)));
    }

    private static long shortestStep(long[] openTimeMs) {
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < openTimeMs.length; i++) {
            shortest = Math.min(shortest, openTimeMs[i] - openTimeMs[i - 1]);
        }
        return shortest;
    }

    // Around zero, and not across gaps: those are not moves of one bar.
    private static double deviation(long[] openTimeMs, double[] close, long barMs) {
        double sum = 0;
        int count = 0;
        for (int i = 1; i < close.length; i++) {
            if (openTimeMs[i] - openTimeMs[i - 1] == barMs) {
                double move = Math.log(close[i] / close[i - 1]);
                sum += move * move;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    Map<String, Object> barrier() {
        return Map.of(
                "takeProfit", takeProfit,
                "stopLoss", stopLoss,
                "horizonBars", horizonBars,
                "touch", "HIGH_LOW");
    }

    String barrierText() {
        return String.format(
                Locale.ROOT,
                "+%s %% / -%s %% / %d bars",
                percent(takeProfit),
                percent(stopLoss),
                horizonBars);
    }

    private static String percent(double fraction) {
        return String.valueOf(Math.round(fraction * 1e4) / 100.0);
    }
}
