package io.credence.feature.kernels.cross;

import static io.credence.feature.kernels.cross.CrossMarketFeatures.named;
import static io.credence.feature.kernels.inputs.InputName.BTC_CLOSE;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// How an instrument moves with bitcoin, which most others follow; `r` and `b` are the log returns
/// of the instrument and of bitcoin.
final class BitcoinFeatures {

    private static final int BETA = 100;

    private BitcoinFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                correlation(50),
                correlation(100),
                beta(50),
                beta(100),
                residual(),
                residualMomentum(20),
                lead(50),
                relativeStrength(20));
    }

    private static Kernel bitcoinReturn(KernelGraph g) {
        return Comparisons.logChange(g, BTC_CLOSE.in(g), 1);
    }

    private static FeatureDefinition correlation(int n) {
        return WhileKnown.define(
                named("btc_correlation_" + n)
                        .with("window", n)
                        .unit("-1..1")
                        .formula("correlation of r and b over " + n + " bars, log returns"),
                "0 where either does not vary",
                g -> Comparisons.correlation(g, g.logReturn(), bitcoinReturn(g), n));
    }

    private static FeatureDefinition beta(int n) {
        return WhileKnown.define(
                named("btc_beta_" + n)
                        .with("window", n)
                        .unit("ratio")
                        .formula("cov(r, b) / var(b) over " + n + " bars, log returns"),
                "0 where bitcoin does not vary",
                g -> Comparisons.beta(g, g.logReturn(), bitcoinReturn(g), n));
    }

    private static FeatureDefinition residual() {
        return WhileKnown.define(
                named("btc_residual_return_" + BETA)
                        .with("window", BETA)
                        .unit("fraction")
                        .formula(
                                "r - beta * b, beta over the "
                                        + BETA
                                        + " bars before this one: what bitcoin does not explain"),
                "beta is 0 where bitcoin did not vary",
                BitcoinFeatures::residual);
    }

    private static Kernel residual(KernelGraph g) {
        Kernel own = g.logReturn();
        Kernel bitcoin = bitcoinReturn(g);
        Kernel beta = g.ago(Comparisons.beta(g, own, bitcoin, BETA), 1);
        return g.formula(
                "residual return",
                () -> own.value() - beta.value() * bitcoin.value(),
                own,
                bitcoin,
                beta);
    }

    private static FeatureDefinition residualMomentum(int n) {
        return WhileKnown.define(
                named("btc_residual_momentum_" + n)
                        .with("window", n)
                        .with("beta_window", BETA)
                        .unit("fraction")
                        .formula("sum of btc_residual_return_" + BETA + " over " + n + " bars")
                        .cited("Blitz, Huij, Martens, Residual Momentum, 2011"),
                "",
                g -> g.sum(residual(g), n));
    }

    private static FeatureDefinition lead(int n) {
        return WhileKnown.define(
                named("btc_lead_correlation_" + n)
                        .with("window", n)
                        .unit("-1..1")
                        .formula("correlation of r and b[-1] over " + n + " bars, log returns")
                        .cited(
                                "Lo, MacKinlay, When Are Contrarian Profits Due to Stock Market"
                                        + " Overreaction?, Review of Financial Studies, 1990"),
                "0 where either does not vary",
                g -> Comparisons.correlation(g, g.logReturn(), g.ago(bitcoinReturn(g), 1), n));
    }

    private static FeatureDefinition relativeStrength(int lag) {
        return WhileKnown.define(
                named("btc_relative_strength_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula("ln(x / x[-" + lag + "]), x = close / btc.close"),
                "",
                g -> {
                    Kernel close = g.close();
                    Kernel bitcoin = BTC_CLOSE.in(g);
                    Kernel relative =
                            g.formula(
                                    "close / btc.close",
                                    () -> close.value() / bitcoin.value(),
                                    close,
                                    bitcoin);
                    return Comparisons.logChange(g, relative, lag);
                });
    }
}
