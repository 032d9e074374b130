package io.credence.feature.kernels.pattern;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// The shape of the newest candle, alone and against the one before.
final class CandleFeatures {

    private static final double DOJI_BODY = 0.1;
    private static final double MARUBOZU_BODY = 0.95;
    private static final int LONGEST_RUN = 20;

    private CandleFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                share("body_ratio", "|close - open|")
                        .kernel(g -> Candles.measure(g, 1, c -> c.share(c.body(0), 0))),
                share("upper_shadow_ratio", "(high - max(open, close))")
                        .kernel(g -> Candles.measure(g, 1, c -> c.share(c.upperShadow(0), 0))),
                share("lower_shadow_ratio", "(min(open, close) - low)")
                        .kernel(g -> Candles.measure(g, 1, c -> c.share(c.lowerShadow(0), 0))),
                closeLocation(),
                gapShare(),
                doji(),
                marubozu(),
                PatternFeatures.flag("inside_bar")
                        .formula("1 if high < high[-1] and low > low[-1]")
                        .kernel(g ->
                                Candles.flag(
                                        g, 2, c -> c.high(0) < c.high(1) && c.low(0) > c.low(1))),
                PatternFeatures.flag("outside_bar")
                        .formula("1 if high > high[-1] and low < low[-1]")
                        .kernel(g ->
                                Candles.flag(
                                        g, 2, c -> c.high(0) > c.high(1) && c.low(0) < c.low(1))),
                run("bullish_run_20", "above", 1.0),
                run("bearish_run_20", "below", -1.0));
    }

    private static FeatureDefinition.Builder share(String name, String part) {
        return PatternFeatures.pattern(name)
                .unit("0..1")
                .formula(part + " / (high - low)")
                .otherwise("0 where the bar has no range");
    }

    private static FeatureDefinition closeLocation() {
        return PatternFeatures.pattern("close_location")
                .unit("0..1")
                .formula("(close - low) / (high - low)")
                .otherwise("0.5 where the bar has no range")
                .kernel(g ->
                        Candles.measure(
                                g, 1, c -> Quotient.of(c.close(0) - c.low(0), c.range(0), 0.5)));
    }

    private static FeatureDefinition gapShare() {
        return PatternFeatures.pattern("gap_share")
                .unit("-1..1")
                .formula("(open - close[-1]) / (max(high, close[-1]) - min(low, close[-1]))")
                .otherwise("0 where the true range is 0")
                .cited("the opening gap as a share of the true range of Wilder, 1978")
                .kernel(CandleFeatures::gapShare);
    }

    private static Kernel gapShare(KernelGraph g) {
        Kernel open = g.open();
        Kernel before = g.ago(g.close(), 1);
        Kernel range = g.trueRange();
        return g.formula(
                () -> Quotient.of(open.value() - before.value(), range.value(), 0.0),
                open,
                before,
                range);
    }

    private static FeatureDefinition doji() {
        return PatternFeatures.flag("doji")
                .with("body", DOJI_BODY)
                .formula("1 if high > low and |close - open| <= 0.1 (high - low)")
                .kernel(g ->
                        Candles.flag(
                                g,
                                1,
                                c -> c.range(0) > 0.0 && c.body(0) <= DOJI_BODY * c.range(0)));
    }

    private static FeatureDefinition marubozu() {
        return PatternFeatures.side("marubozu")
                .with("body", MARUBOZU_BODY)
                .formula(
                        "the sign of close - open if high > low and |close - open| >= 0.95 (high -"
                                + " low)")
                .kernel(g ->
                        Candles.side(g, 1, c -> c.isBullish(0) && c.hasBody(MARUBOZU_BODY, 0)));
    }

    private static FeatureDefinition run(String name, String where, double side) {
        return PatternFeatures.pattern(name)
                .with("limit", LONGEST_RUN)
                .unit("bars, 0..20")
                .formula(
                        "bars in a row, this one included, with the close "
                                + where
                                + " the open; 20 stands for 20 or more")
                .kernel(g -> run(g, side));
    }

    private static Kernel run(KernelGraph g, double counted) {
        Kernel open = g.open();
        Kernel close = g.close();
        Kernel side =
                g.formula(
                        "side of candle",
                        () -> Math.signum(close.value() - open.value()),
                        open,
                        close);
        return g.of(new Run(side, counted, LONGEST_RUN));
    }
}
