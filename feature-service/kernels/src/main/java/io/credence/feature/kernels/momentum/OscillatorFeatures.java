package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import io.credence.feature.kernels.step.Window;
import java.util.List;

/// Oscillators over a window of bars, without memory beyond it.
final class OscillatorFeatures {

    private OscillatorFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                commodityChannel(14),
                commodityChannel(20),
                ultimate(),
                chandeMomentum(14),
                balanceOfPower(14),
                aroon("aroon_up_25", "u", 25).kernel(g -> aroonUp(g, 25)),
                aroon("aroon_down_25", "d", 25).kernel(g -> aroonDown(g, 25)),
                aroon("aroon_oscillator_25", "u - d", 25)
                        .unit("index -100..100")
                        .kernel(g -> {
                            Kernel up = aroonUp(g, 25);
                            Kernel down = aroonDown(g, 25);
                            return g.formula(() -> up.value() - down.value(), up, down);
                        }));
    }

    private static FeatureDefinition commodityChannel(int n) {
        return MomentumFeatures.momentum("cci_" + n)
                .with("window", n)
                .unit("index, mostly -200..200")
                .formula(
                        "(p - m) / (0.015 d), p = (high + low + close) / 3, m its mean and d its"
                                + " mean absolute deviation from m over "
                                + n
                                + " bars")
                .otherwise("0 where all p are equal")
                .cited("Lambert, Commodity Channel Index, Commodities 9:10, 1980")
                .kernel(g -> commodityChannel(g, n));
    }

    static Kernel commodityChannel(KernelGraph g, int n) {
        return g.of(new CommodityChannel(g, n));
    }

    private static FeatureDefinition ultimate() {
        return MomentumFeatures.momentum("ultimate_7_14_28")
                .with("short", 7)
                .with("middle", 14)
                .with("long", 28)
                .unit("index 0..100")
                .formula(
                        "100 (4 a(7) + 2 a(14) + a(28)) / 7, a(n) = sum of close - min(low,"
                                + " close[-1]) / sum of true range over n bars")
                .otherwise("a is 0.5 where the true ranges are all 0")
                .cited("L. Williams, The Ultimate Oscillator, Stocks & Commodities 3:4, 1985")
                .kernel(OscillatorFeatures::ultimate);
    }

    static Kernel ultimate(KernelGraph g) {
        Kernel a = buyingShare(g, 7);
        Kernel b = buyingShare(g, 14);
        Kernel c = buyingShare(g, 28);
        return g.formula(
                () -> 100.0 * (4.0 * a.value() + 2.0 * b.value() + c.value()) / 7.0, a, b, c);
    }

    private static Kernel buyingShare(KernelGraph g, int n) {
        Kernel close = g.close();
        Kernel low = g.low();
        Kernel before = g.ago(close, 1);
        Kernel pressure =
                g.formula(
                        "buying pressure",
                        () -> close.value() - Math.min(low.value(), before.value()),
                        before);
        Kernel bought = g.sum(pressure, n);
        Kernel range = g.sum(g.trueRange(), n);
        return g.formula(() -> Quotient.of(bought.value(), range.value(), 0.5), bought, range);
    }

    private static FeatureDefinition chandeMomentum(int n) {
        return MomentumFeatures.momentum("cmo_" + n)
                .with("window", n)
                .unit("index -100..100")
                .formula(
                        "100 (u - d) / (u + d), sums of the rises and the falls of the close over "
                                + n
                                + " bars")
                .otherwise("0 without any move")
                .cited("Chande and Kroll, The New Technical Trader, 1994")
                .kernel(g -> chandeMomentum(g, n));
    }

    static Kernel chandeMomentum(KernelGraph g, int n) {
        Kernel up = g.sum(MomentumFeatures.gain(g), n);
        Kernel down = g.sum(MomentumFeatures.loss(g), n);
        return g.formula(
                () ->
                        100.0
                                * Quotient.of(
                                        up.value() - down.value(), up.value() + down.value(), 0.0),
                up,
                down);
    }

    private static FeatureDefinition balanceOfPower(int n) {
        return MomentumFeatures.momentum("bop_" + n)
                .with("window", n)
                .unit("-1..1")
                .formula("SMA((close - open) / (high - low), " + n + ")")
                .otherwise("a bar without a range counts as 0")
                .cited("Livshin, Balance of Market Power, Stocks & Commodities 19:8, 2001")
                .kernel(g -> balanceOfPower(g, n));
    }

    static Kernel balanceOfPower(KernelGraph g, int n) {
        Kernel open = g.open();
        Kernel high = g.high();
        Kernel low = g.low();
        Kernel close = g.close();
        Kernel power =
                g.formula(
                        "balance of power",
                        () ->
                                Quotient.of(
                                        close.value() - open.value(),
                                        high.value() - low.value(),
                                        0.0),
                        open,
                        high,
                        low,
                        close);
        return g.mean(power, n);
    }

    private static FeatureDefinition.Builder aroon(String name, String side, int n) {
        return MomentumFeatures.momentum(name)
                .with("window", n)
                .unit("index 0..100")
                .formula(
                        side
                                + ", u = 100 (n - bars since the highest high) / n, d the same of"
                                + " the lowest low, over the last n + 1 bars, the newest of equals,"
                                + " n = "
                                + n)
                .cited("Chande, The Time Price Oscillator, Stocks & Commodities 13:9, 1995");
    }

    static Kernel aroonUp(KernelGraph g, int n) {
        Kernel highest = g.max(g.high(), n + 1);
        Window highs = g.high().past(n + 1);
        Kernel since = g.formula("bars since max", () -> highs.barsSince(highest.value()), highest);
        return g.formula(() -> 100.0 * (n - since.value()) / n, since);
    }

    static Kernel aroonDown(KernelGraph g, int n) {
        Kernel lowest = g.min(g.low(), n + 1);
        Window lows = g.low().past(n + 1);
        Kernel since = g.formula("bars since min", () -> lows.barsSince(lowest.value()), lowest);
        return g.formula(() -> 100.0 * (n - since.value()) / n, since);
    }
}
