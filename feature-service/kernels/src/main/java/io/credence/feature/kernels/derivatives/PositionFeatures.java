package io.credence.feature.kernels.derivatives;

import static io.credence.feature.kernels.derivatives.DerivativesFeatures.named;
import static io.credence.feature.kernels.inputs.InputName.LIQUIDATIONS_BUY;
import static io.credence.feature.kernels.inputs.InputName.LIQUIDATIONS_SELL;
import static io.credence.feature.kernels.inputs.InputName.LONG_SHORT_RATIO;
import static io.credence.feature.kernels.inputs.InputName.OPEN_INTEREST;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// Who is in the market, and who is forced out of it.
final class PositionFeatures {

    private static final String NOTHING_OPEN = "0 where either is 0";

    private PositionFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                openInterestChange(1),
                openInterestChange(24),
                openInterestToVolume(24),
                openInterestPriceDivergence(24),
                openInterestPriceCorrelation(50),
                longShortRatio(),
                longShortRatioChange(24),
                liquidationImbalance(24),
                liquidationShare(24));
    }

    private static FeatureDefinition openInterestChange(int lag) {
        return WhileKnown.define(
                named("open_interest_change_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula("ln(x / x[-" + lag + "]), x = open_interest"),
                NOTHING_OPEN,
                g -> Comparisons.logChange(g, OPEN_INTEREST.in(g), lag));
    }

    private static FeatureDefinition openInterestToVolume(int n) {
        return WhileKnown.define(
                named("open_interest_to_volume_" + n)
                        .with("window", n)
                        .unit("multiple of the window's volume")
                        .formula("open_interest / sum(volume, " + n + ")"),
                "0 where nothing was traded",
                g -> {
                    Kernel open = OPEN_INTEREST.in(g);
                    Kernel volume = g.sum(g.volume(), n);
                    return g.formula(
                            () -> Quotient.of(open.value(), volume.value(), 0.0), open, volume);
                });
    }

    private static FeatureDefinition openInterestPriceDivergence(int n) {
        return WhileKnown.define(
                named("open_interest_price_divergence_" + n)
                        .with("window", n)
                        .unit("standard deviations")
                        .formula(
                                "d(ln(x / x[-1])) - d(ln(close / close[-1])), d(y) = sum(y) /"
                                        + " sqrt(sum(y^2)) over "
                                        + n
                                        + " bars, x = open_interest: above 0 where positions grow"
                                        + " against the price"),
                "d is 0 where nothing changed",
                g -> {
                    Kernel open = Comparisons.drift(g, openInterestReturn(g), n);
                    Kernel price = Comparisons.drift(g, g.logReturn(), n);
                    return Comparisons.difference(g, open, price);
                });
    }

    private static Kernel openInterestReturn(KernelGraph g) {
        return Comparisons.logChange(g, OPEN_INTEREST.in(g), 1);
    }

    private static FeatureDefinition openInterestPriceCorrelation(int n) {
        return WhileKnown.define(
                named("open_interest_price_correlation_" + n)
                        .with("window", n)
                        .unit("-1..1")
                        .formula(
                                "correlation of ln(x / x[-1]) and ln(close / close[-1]) over "
                                        + n
                                        + " bars, x = open_interest"),
                "0 where either does not vary",
                g -> Comparisons.correlation(g, openInterestReturn(g), g.logReturn(), n));
    }

    private static FeatureDefinition longShortRatio() {
        return WhileKnown.define(
                named("long_short_log_ratio").unit("log ratio").formula("ln(long_short_ratio)"),
                "0 where the ratio is 0",
                g -> {
                    Kernel ratio = LONG_SHORT_RATIO.in(g);
                    return g.formula(() -> Comparisons.logRatio(ratio.value(), 1.0), ratio);
                });
    }

    private static FeatureDefinition longShortRatioChange(int lag) {
        return WhileKnown.define(
                named("long_short_ratio_change_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula("ln(x / x[-" + lag + "]), x = long_short_ratio"),
                NOTHING_OPEN,
                g -> Comparisons.logChange(g, LONG_SHORT_RATIO.in(g), lag));
    }

    private static FeatureDefinition liquidationImbalance(int n) {
        return WhileKnown.define(
                named("liquidation_imbalance_" + n)
                        .with("window", n)
                        .unit("-1..1")
                        .formula(
                                "sum(b - s) / sum(b + s) over "
                                        + n
                                        + " bars, b = liquidations.buy, s = liquidations.sell"),
                "0 where nobody was forced",
                g -> Comparisons.imbalance(g, LIQUIDATIONS_BUY.in(g), LIQUIDATIONS_SELL.in(g), n));
    }

    private static FeatureDefinition liquidationShare(int n) {
        return WhileKnown.define(
                named("liquidation_share_" + n)
                        .with("window", n)
                        .unit("fraction of the volume")
                        .formula(
                                "sum(liquidations.buy + liquidations.sell) / sum(volume) over "
                                        + n
                                        + " bars"),
                "0 where nothing was traded",
                g -> {
                    Kernel forced =
                            g.sum(
                                    Comparisons.total(
                                            g, LIQUIDATIONS_BUY.in(g), LIQUIDATIONS_SELL.in(g)),
                                    n);
                    Kernel volume = g.sum(g.volume(), n);
                    return g.formula(
                            () -> Quotient.of(forced.value(), volume.value(), 0.0), forced, volume);
                });
    }
}
