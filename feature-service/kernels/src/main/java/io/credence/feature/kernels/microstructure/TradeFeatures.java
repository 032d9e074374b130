package io.credence.feature.kernels.microstructure;

import static io.credence.feature.kernels.inputs.InputName.TRADES_BUY_COUNT;
import static io.credence.feature.kernels.inputs.InputName.TRADES_BUY_VOLUME;
import static io.credence.feature.kernels.inputs.InputName.TRADES_LARGEST;
import static io.credence.feature.kernels.inputs.InputName.TRADES_NOTIONAL;
import static io.credence.feature.kernels.inputs.InputName.TRADES_SELL_COUNT;
import static io.credence.feature.kernels.inputs.InputName.TRADES_SELL_VOLUME;
import static io.credence.feature.kernels.microstructure.MicrostructureFeatures.named;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// Who trades and how much: `buy` and `sell` are what aggressors bought and sold in the bar.
final class TradeFeatures {

    private static final String NOTHING_TRADED = "0 where nothing was traded";
    private static final int BUCKETS = 10;

    private TradeFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                orderFlowImbalance(1),
                orderFlowImbalance(20),
                tradeCountImbalance(),
                buyVolumeShare(50),
                signedVolumeZScore(50),
                tradeIntensity(50),
                tradeSizeRatio(50),
                largestTradeShare(),
                averagePriceDistance(),
                kyleLambda(50),
                informedTrading(50));
    }

    private static Kernel signedVolume(KernelGraph g) {
        return Comparisons.difference(g, TRADES_BUY_VOLUME.in(g), TRADES_SELL_VOLUME.in(g));
    }

    private static Kernel tradedVolume(KernelGraph g) {
        return Comparisons.total(g, TRADES_BUY_VOLUME.in(g), TRADES_SELL_VOLUME.in(g));
    }

    private static Kernel trades(KernelGraph g) {
        return Comparisons.total(g, TRADES_BUY_COUNT.in(g), TRADES_SELL_COUNT.in(g));
    }

    private static FeatureDefinition orderFlowImbalance(int n) {
        return WhileKnown.define(
                named(n == 1 ? "order_flow_imbalance" : "order_flow_imbalance_" + n)
                        .with("window", n)
                        .unit("-1..1")
                        .formula("sum(buy - sell) / sum(buy + sell) over " + n + " bars"),
                NOTHING_TRADED,
                g ->
                        Comparisons.imbalance(
                                g, TRADES_BUY_VOLUME.in(g), TRADES_SELL_VOLUME.in(g), n));
    }

    private static FeatureDefinition tradeCountImbalance() {
        return WhileKnown.define(
                named("trade_count_imbalance")
                        .unit("-1..1")
                        .formula("(buys - sells) / (buys + sells), counted"),
                NOTHING_TRADED,
                g -> Comparisons.imbalance(g, TRADES_BUY_COUNT.in(g), TRADES_SELL_COUNT.in(g), 1));
    }

    private static FeatureDefinition buyVolumeShare(int n) {
        return WhileKnown.define(
                named("buy_volume_share_" + n)
                        .with("window", n)
                        .unit("0..1")
                        .formula("sum(buy) / sum(buy + sell) over " + n + " bars"),
                "0.5 where nothing was traded",
                g -> {
                    Kernel bought = g.sum(TRADES_BUY_VOLUME.in(g), n);
                    Kernel all = g.sum(tradedVolume(g), n);
                    return g.formula(
                            () -> Quotient.of(bought.value(), all.value(), 0.5), bought, all);
                });
    }

    private static FeatureDefinition signedVolumeZScore(int n) {
        return WhileKnown.define(
                named("signed_volume_zscore_" + n)
                        .with("window", n)
                        .unit("standard deviations")
                        .formula("(x - mean) / std (n - 1) over " + n + " bars, x = buy - sell"),
                "0 where all are equal",
                g -> Comparisons.zScore(g, signedVolume(g), n));
    }

    private static FeatureDefinition tradeIntensity(int n) {
        return WhileKnown.define(
                named("trade_intensity_" + n)
                        .with("window", n)
                        .unit("multiple of the mean")
                        .formula("trades / mean(trades, " + n + "), counted"),
                "1 where nothing was traded in the window",
                g -> Comparisons.toMean(g, trades(g), n));
    }

    private static FeatureDefinition tradeSizeRatio(int n) {
        return WhileKnown.define(
                named("trade_size_ratio_" + n)
                        .with("window", n)
                        .unit("multiple of the mean")
                        .formula(
                                "(volume / trades) / (sum(volume) / sum(trades)) over "
                                        + n
                                        + " bars, volume = buy + sell"),
                "1 where nothing was traded",
                g -> {
                    Kernel volume = tradedVolume(g);
                    Kernel count = trades(g);
                    Kernel volumes = g.sum(volume, n);
                    Kernel counts = g.sum(count, n);
                    return g.formula(
                            () ->
                                    Quotient.of(
                                            volume.value() * counts.value(),
                                            count.value() * volumes.value(),
                                            1.0),
                            volumes,
                            counts);
                });
    }

    private static FeatureDefinition largestTradeShare() {
        return WhileKnown.define(
                named("largest_trade_share").unit("0..1").formula("largest / (buy + sell)"),
                NOTHING_TRADED,
                g -> {
                    Kernel largest = TRADES_LARGEST.in(g);
                    Kernel volume = tradedVolume(g);
                    return g.formula(
                            () -> Quotient.of(largest.value(), volume.value(), 0.0),
                            largest,
                            volume);
                });
    }

    private static FeatureDefinition averagePriceDistance() {
        return WhileKnown.define(
                named("trade_vwap_distance")
                        .unit("fraction")
                        .formula("close / vwap - 1, vwap = notional / (buy + sell) of the bar"),
                NOTHING_TRADED,
                g -> {
                    Kernel close = g.close();
                    Kernel notional = TRADES_NOTIONAL.in(g);
                    Kernel volume = tradedVolume(g);
                    return g.formula(
                            () ->
                                    Quotient.of(
                                                    close.value() * volume.value(),
                                                    notional.value(),
                                                    1.0)
                                            - 1.0,
                            notional,
                            volume);
                });
    }

    private static FeatureDefinition kyleLambda(int n) {
        return WhileKnown.define(
                named("kyle_lambda_" + n)
                        .with("window", n)
                        .unit("fraction per mean volume")
                        .formula(
                                "cov(r, x) / var(x) * mean(buy + sell) over "
                                        + n
                                        + " bars, r = ln(close / close[-1]), x = buy - sell: what"
                                        + " a bar of mean volume, all from one side, moves")
                        .cited(
                                "Kyle, Continuous Auctions and Insider Trading, Econometrica,"
                                        + " 1985"),
                "0 where x does not vary",
                g -> kyleLambda(g, n));
    }

    private static Kernel kyleLambda(KernelGraph g, int n) {
        Kernel slope = Comparisons.beta(g, g.logReturn(), signedVolume(g), n);
        Kernel scale = g.mean(tradedVolume(g), n);
        return g.formula(() -> slope.value() * scale.value(), slope, scale);
    }

    private static FeatureDefinition informedTrading(int n) {
        return WhileKnown.define(
                named("vpin_" + n)
                        .with("window", n)
                        .with("buckets", BUCKETS)
                        .unit("0..1")
                        .formula(
                                "sum over buckets |buy - sell| / sum(buy + sell): the volume of the"
                                        + " last "
                                        + n
                                        + " bars, in time order, is cut into "
                                        + BUCKETS
                                        + " buckets of equal volume; a bar that is cut gives each"
                                        + " its buys and sells in proportion. Unlike the paper's,"
                                        + " sides are known, not guessed from the price, and a"
                                        + " bucket is a share of the window, not of a mean day")
                        .cited(
                                "Easley, Lopez de Prado, O'Hara, Flow Toxicity and Liquidity in a"
                                        + " High-frequency World, Review of Financial Studies,"
                                        + " 2012"),
                NOTHING_TRADED,
                g -> informedTrading(g, n, BUCKETS));
    }

    static Kernel informedTrading(KernelGraph g, int n, int buckets) {
        Kernel signed = signedVolume(g);
        Kernel volume = tradedVolume(g);
        Kernel total = g.sum(volume, n);
        return g.of(new InformedTrading(signed, volume, total, n, buckets));
    }
}
