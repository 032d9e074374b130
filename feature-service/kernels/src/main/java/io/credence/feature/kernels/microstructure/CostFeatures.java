package io.credence.feature.kernels.microstructure;

import static io.credence.feature.kernels.microstructure.MicrostructureFeatures.named;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import io.credence.feature.kernels.step.Window;
import java.util.List;

/// What trading costs, estimated from bars.
final class CostFeatures {

    private static final double CORWIN_SCHULTZ = 3.0 - 2.0 * Math.sqrt(2.0);

    private CostFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(illiquidity(20), rollSpread(50), highLowSpread(20), closeHighLowSpread(20));
    }

    private static FeatureDefinition illiquidity(int n) {
        return named("amihud_illiquidity_" + n)
                .with("window", n)
                .unit("fraction per mean bar")
                .formula(
                        "mean(|close / close[-1] - 1| / (close * volume)) * mean(close * volume)"
                                + " over those of the last "
                                + n
                                + " bars that have volume")
                .otherwise("0 where none has")
                .cited("Amihud, Illiquidity and Stock Returns, Journal of Financial Markets, 2002")
                .kernel(g -> illiquidity(g, n));
    }

    private static Kernel illiquidity(KernelGraph g, int n) {
        Kernel close = g.close();
        Kernel volume = g.volume();
        Kernel change = g.change(close, 1);
        Window closes = close.past(2);
        Kernel notional =
                g.formula("close * volume", () -> close.value() * volume.value(), close, volume);
        Kernel impact =
                g.formula(
                        "|return| / (close * volume)",
                        () -> {
                            double move = Math.abs(change.value()) / closes.ago(1);
                            return Quotient.of(move, notional.value(), 0.0);
                        },
                        change,
                        notional);
        Kernel traded =
                g.formula(
                        "1 where close * volume > 0",
                        () -> notional.value() > 0.0 ? 1.0 : 0.0,
                        notional);
        Kernel impacts = g.sum(impact, n);
        Kernel notionals = g.sum(notional, n);
        Kernel bars = g.sum(traded, n);
        return g.formula(
                () ->
                        Quotient.of(
                                impacts.value() * notionals.value(),
                                bars.value() * bars.value(),
                                0.0),
                impacts,
                notionals,
                bars);
    }

    private static FeatureDefinition rollSpread(int n) {
        return named("roll_spread_" + n)
                .with("window", n)
                .unit("fraction")
                .formula(
                        "2 sqrt(-cov(d, d[-1])) / close, d = close - close[-1], sample covariance"
                                + " (n - 1) of "
                                + n
                                + " pairs")
                .otherwise("0 where the covariance is not below 0")
                .cited(
                        "Roll, A Simple Implicit Measure of the Effective Bid-Ask Spread, Journal"
                                + " of Finance, 1984")
                .kernel(g -> rollSpread(g, n));
    }

    private static Kernel rollSpread(KernelGraph g, int n) {
        Kernel close = g.close();
        Kernel change = g.change(close, 1);
        Kernel pairs = g.codeviations(change, g.ago(change, 1), n);
        return g.formula(
                () -> 2.0 * Math.sqrt(Math.max(-pairs.value(), 0.0) / (n - 1)) / close.value(),
                pairs);
    }

    private static FeatureDefinition highLowSpread(int n) {
        return named("corwin_schultz_spread_" + n)
                .with("window", n)
                .unit("fraction")
                .formula(
                        "mean over "
                                + n
                                + " pairs of bars of max(2 (exp(a) - 1) / (1 + exp(a)), 0), a ="
                                + " (sqrt(2 b) - sqrt(b)) / (3 - 2 sqrt(2)) - sqrt(c / (3 - 2"
                                + " sqrt(2))), b = ln(high / low)^2 + ln(high[-1] / low[-1])^2, c ="
                                + " ln(max(high, high[-1]) / min(low, low[-1]))^2")
                .cited(
                        "Corwin, Schultz, A Simple Way to Estimate Bid-Ask Spreads from Daily High"
                                + " and Low Prices, Journal of Finance, 2012; a market that never"
                                + " closes needs no overnight correction")
                .kernel(g -> g.mean(highLowSpread(g), n));
    }

    private static Kernel highLowSpread(KernelGraph g) {
        Kernel high = g.high();
        Kernel low = g.low();
        Kernel range =
                g.formula(
                        "ln(high / low)", () -> Quotient.log(high.value(), low.value()), high, low);
        Window ranges = range.past(2);
        Kernel top = g.max(high, 2);
        Kernel bottom = g.min(low, 2);
        return g.formula(
                "Corwin-Schultz spread of two bars",
                () ->
                        highLowSpread(
                                ranges.ago(0),
                                ranges.ago(1),
                                Quotient.log(top.value(), bottom.value())),
                top,
                bottom);
    }

    private static double highLowSpread(double range, double before, double both) {
        double b = range * range + before * before;
        double a =
                (Math.sqrt(2.0 * b) - Math.sqrt(b)) / CORWIN_SCHULTZ
                        - both / Math.sqrt(CORWIN_SCHULTZ);
        double less = StrictMath.expm1(a);
        return Math.max(2.0 * less / (2.0 + less), 0.0);
    }

    private static FeatureDefinition closeHighLowSpread(int n) {
        return named("abdi_ranaldo_spread_" + n)
                .with("window", n)
                .unit("fraction")
                .formula(
                        "2 sqrt(mean((ln(close[-1]) - m[-1]) (ln(close[-1]) - m))) over "
                                + n
                                + " pairs of bars, m = (ln(high) + ln(low)) / 2")
                .otherwise("0 where the mean is not above 0")
                .cited(
                        "Abdi, Ranaldo, A Simple Estimation of Bid-Ask Spreads from Daily Close,"
                                + " High, and Low Prices, Review of Financial Studies, 2017")
                .kernel(g -> {
                    Kernel mean = g.mean(closeHighLowProduct(g), n);
                    return g.formula(() -> 2.0 * Math.sqrt(Math.max(mean.value(), 0.0)), mean);
                });
    }

    private static Kernel closeHighLowProduct(KernelGraph g) {
        Kernel high = g.high();
        Kernel low = g.low();
        Kernel close = g.close();
        Kernel before = g.ago(close, 1);
        Window distances =
                g.formula(
                                "log close over middle",
                                () -> logOverMiddle(close.value(), high.value(), low.value()),
                                high,
                                low,
                                close)
                        .past(2);
        return g.formula(
                "Abdi-Ranaldo product",
                () -> distances.ago(1) * logOverMiddle(before.value(), high.value(), low.value()),
                before,
                high,
                low);
    }

    /// `ln(price) - (ln(high) + ln(low)) / 2`.
    private static double logOverMiddle(double price, double high, double low) {
        return 0.5 * (Quotient.log(price, high) + Quotient.log(price, low));
    }
}
