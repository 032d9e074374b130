package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// Wilder's directional movement: whether highs and lows march.
final class DirectionalFeatures {

    private static final int LENGTH = 14;
    private static final double RANGING_BELOW = 20.0;

    /// Of the close: a smoothed range that is smaller has nothing but rounding in it.
    private static final double STILL = 1e-30;

    private static final String INDICATORS =
            "+DI and -DI = 100 W(+DM) / W(TR) and 100 W(-DM) / W(TR), W Wilder's mean of 14; +DM ="
                    + " high - high[-1] where that is above 0 and above low[-1] - low, else 0; -DM"
                    + " likewise";
    private static final String DX = "DX = 100 |+DI - -DI| / (+DI + -DI)";

    private DirectionalFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                wilder("plus_di_14")
                        .formula(INDICATORS)
                        .kernel(g -> indicator(g, LENGTH, plusMovement(g))),
                wilder("minus_di_14")
                        .formula(INDICATORS)
                        .kernel(g -> indicator(g, LENGTH, minusMovement(g))),
                wilder("dx_14").formula(DX).kernel(g -> directionalIndex(g, LENGTH)),
                wilder("adx_14")
                        .formula("W(DX), " + DX)
                        .kernel(g -> averageDirectionalIndex(g, LENGTH)),
                wilder("adxr_14")
                        .formula("(ADX + ADX[-14]) / 2, ADX = W(DX), " + DX)
                        .kernel(g -> directionalRating(g, LENGTH)),
                wilder("ranging_14")
                        .unit("0 or 1")
                        .formula("1 if ADX(14) < 20")
                        .kernel(DirectionalFeatures::ranging));
    }

    private static FeatureDefinition.Builder wilder(String name) {
        return RegimeFeatures.regime(name)
                .with("length", LENGTH)
                .unit("index 0..100")
                .otherwise(
                        "+DI and -DI are 0 where W(TR) is below 1e-30 of the close, DX is 0 where both are")
                .cited("Wilder, New Concepts in Technical Trading Systems, 1978");
    }

    static Kernel plusMovement(KernelGraph g) {
        Kernel up = g.change(g.high(), 1);
        Kernel rise = g.change(g.low(), 1);
        return g.formula("+dm", () -> movement(up.value(), -rise.value()), up, rise);
    }

    static Kernel minusMovement(KernelGraph g) {
        Kernel up = g.change(g.high(), 1);
        Kernel rise = g.change(g.low(), 1);
        return g.formula("-dm", () -> movement(-rise.value(), up.value()), up, rise);
    }

    private static double movement(double outward, double opposite) {
        if (Double.isNaN(outward + opposite)) {
            return Double.NaN;
        }
        return outward > opposite && outward > 0.0 ? outward : 0.0;
    }

    static Kernel indicator(KernelGraph g, int n, Kernel movement) {
        Kernel moved = g.wilderMean(movement, n);
        Kernel range = g.averageTrueRange(n);
        Kernel close = g.close();
        return g.formula(
                "di",
                () ->
                        range.value() < STILL * close.value()
                                ? 0.0
                                : 100.0 * moved.value() / range.value(),
                moved,
                range);
    }

    static Kernel directionalIndex(KernelGraph g, int n) {
        Kernel plus = indicator(g, n, plusMovement(g));
        Kernel minus = indicator(g, n, minusMovement(g));
        return g.formula(
                "dx",
                () ->
                        100.0
                                * Quotient.of(
                                        Math.abs(plus.value() - minus.value()),
                                        plus.value() + minus.value(),
                                        0.0),
                plus,
                minus);
    }

    static Kernel averageDirectionalIndex(KernelGraph g, int n) {
        return g.wilderMean(directionalIndex(g, n), n);
    }

    static Kernel directionalRating(KernelGraph g, int n) {
        Kernel now = averageDirectionalIndex(g, n);
        Kernel before = g.ago(now, n);
        return g.formula(() -> (now.value() + before.value()) / 2.0, before);
    }

    private static Kernel ranging(KernelGraph g) {
        Kernel adx = averageDirectionalIndex(g, LENGTH);
        return g.formula(
                () -> {
                    double strength = adx.value();
                    return Double.isNaN(strength)
                            ? Double.NaN
                            : strength < RANGING_BELOW ? 1.0 : 0.0;
                },
                adx);
    }
}
