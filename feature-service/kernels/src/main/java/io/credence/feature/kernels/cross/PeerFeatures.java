package io.credence.feature.kernels.cross;

import static io.credence.feature.kernels.cross.CrossMarketFeatures.named;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.function.Function;

/// An instrument among its eight peers, all of which must be known.
final class PeerFeatures {

    private PeerFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                marketMode(60), correlation(60), rank(20), dispersion(20), relativeReturn(20));
    }

    private static FeatureDefinition marketMode(int n) {
        return WhileKnown.define(
                named("market_mode_share_" + n)
                        .with("window", n)
                        .unit("1/9..1")
                        .formula(
                                "greatest eigenvalue of the correlation matrix of the log returns"
                                        + " of the instrument and its eight peers over "
                                        + n
                                        + " bars, / 9")
                        .cited(
                                "Kritzman, Li, Page, Rigobon, Principal Components as a Measure of"
                                        + " Systemic Risk, Journal of Portfolio Management, 2011"),
                "what does not vary is correlated with nothing",
                g -> marketMode(g, n));
    }

    private static Kernel marketMode(KernelGraph g, int n) {
        Kernel[] peers = peers(peer -> Comparisons.logChange(g, peer.in(g), 1));
        Kernel[] all = new Kernel[peers.length + 1];
        all[0] = g.logReturn();
        System.arraycopy(peers, 0, all, 1, peers.length);
        return g.of(new MarketMode(n, all));
    }

    private static Kernel[] peers(Function<InputName, Kernel> kernel) {
        return InputName.peers().stream().map(kernel).toArray(Kernel[]::new);
    }

    private static FeatureDefinition correlation(int n) {
        return WhileKnown.define(
                named("peer_correlation_" + n)
                        .with("window", n)
                        .unit("-1..1")
                        .formula(
                                "correlation of the log return and the mean of the peers' over "
                                        + n
                                        + " bars"),
                "0 where either does not vary",
                g -> {
                    Kernel[] peers = peers(peer -> Comparisons.logChange(g, peer.in(g), 1));
                    Kernel market = g.formula("mean of peers", () -> mean(peers), peers);
                    return Comparisons.correlation(g, g.logReturn(), market, n);
                });
    }

    private static FeatureDefinition rank(int lag) {
        return WhileKnown.define(
                named("peer_rank_" + lag)
                        .with("lag", lag)
                        .unit("0..1")
                        .formula(
                                "share of the eight peers whose close / close[-"
                                        + lag
                                        + "] is below the instrument's, equals counted half"),
                "",
                g -> {
                    Kernel own = Comparisons.relativeChange(g, g.close(), lag);
                    Kernel[] peers = peers(peer -> Comparisons.relativeChange(g, peer.in(g), lag));
                    return g.formula(() -> rank(own.value(), peers), peers);
                });
    }

    private static double rank(double own, Kernel[] peers) {
        double below = 0.0;
        for (Kernel peer : peers) {
            below += peer.value() < own ? 1.0 : peer.value() == own ? 0.5 : 0.0;
        }
        return below / peers.length;
    }

    private static FeatureDefinition dispersion(int lag) {
        return WhileKnown.define(
                named("peer_dispersion_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula(
                                "standard deviation (n) of close / close[-"
                                        + lag
                                        + "] - 1 across the instrument and its eight peers"),
                "",
                g -> {
                    Kernel own = Comparisons.relativeChange(g, g.close(), lag);
                    Kernel[] peers = peers(peer -> Comparisons.relativeChange(g, peer.in(g), lag));
                    return g.formula(() -> dispersion(own.value(), peers), peers);
                });
    }

    private static double dispersion(double own, Kernel[] peers) {
        // Around the instrument's own return, so that equal ones give exactly 0.
        double mean = 0.0;
        for (Kernel peer : peers) {
            mean += peer.value() - own;
        }
        mean /= peers.length + 1;
        double sum = mean * mean;
        for (Kernel peer : peers) {
            double deviation = peer.value() - own - mean;
            sum += deviation * deviation;
        }
        return Math.sqrt(sum / (peers.length + 1));
    }

    private static FeatureDefinition relativeReturn(int lag) {
        return WhileKnown.define(
                named("peer_relative_return_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula(
                                "close / close[-"
                                        + lag
                                        + "] - 1, less the mean of the eight peers'"),
                "",
                g -> {
                    Kernel own = Comparisons.relativeChange(g, g.close(), lag);
                    Kernel[] peers = peers(peer -> Comparisons.relativeChange(g, peer.in(g), lag));
                    Kernel market = g.formula("mean of peers", () -> mean(peers), peers);
                    return Comparisons.difference(g, own, market);
                });
    }

    private static double mean(Kernel[] peers) {
        double sum = 0.0;
        for (Kernel peer : peers) {
            sum += peer.value();
        }
        return sum / peers.length;
    }
}
