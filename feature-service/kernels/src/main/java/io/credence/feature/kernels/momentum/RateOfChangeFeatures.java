package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// Changes over some bars, smoothed in the ways of their authors.
final class RateOfChangeFeatures {

    private static final int KST_SIGNAL = 9;
    private static final String KST =
            "(SMA(roc 10, 10) + 2 SMA(roc 15, 10) + 3 SMA(roc 20, 10) + 4 SMA(roc 30, 15)) / 10,"
                    + " roc n = close / close[-n] - 1";
    private static final String PRING =
            "Pring, Summed Rate of Change (KST), Stocks & Commodities 10:9, 1992";

    private RateOfChangeFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                rateOfChange(12),
                rateOfChange(25),
                trix(15),
                trixSignal(15, 9),
                trueStrength(25, 13),
                trueStrengthSignal(25, 13, 7),
                detrended(20),
                fraction("kst")
                        .formula(KST)
                        .cited(PRING)
                        .kernel(RateOfChangeFeatures::knowSureThing),
                fraction("kst_signal_" + KST_SIGNAL)
                        .with("signal", KST_SIGNAL)
                        .formula("SMA(kst, 9), kst = " + KST)
                        .cited(PRING)
                        .kernel(g -> g.mean(knowSureThing(g), KST_SIGNAL)));
    }

    private static FeatureDefinition.Builder fraction(String name) {
        return MomentumFeatures.momentum(name).unit("fraction");
    }

    private static FeatureDefinition rateOfChange(int lag) {
        return fraction("roc_" + lag)
                .with("lag", lag)
                .formula("close / close[-" + lag + "] - 1: the textbook's percent / 100")
                .kernel(g -> g.growth(g.close(), lag));
    }

    private static FeatureDefinition trix(int n) {
        return fraction("trix_" + n)
                .with("length", n)
                .formula("e / e[-1] - 1, e = EMA(EMA(EMA(close, n), n), n), n = " + n)
                .cited("Hutson, Good TRIX, Stocks & Commodities 1:5, 1983")
                .kernel(g -> trix(g, n));
    }

    private static FeatureDefinition trixSignal(int n, int signal) {
        return fraction("trix_signal_" + n + "_" + signal)
                .with("length", n)
                .with("signal", signal)
                .formula("EMA(TRIX(" + n + "), " + signal + ")")
                .cited("Hutson, Good TRIX, Stocks & Commodities 1:5, 1983")
                .kernel(g -> g.exponentialMean(trix(g, n), signal));
    }

    static Kernel trix(KernelGraph g, int n) {
        Kernel close = g.close();
        return g.share(
                TripleMeanGrowth.class,
                List.of(close),
                List.of((double) n),
                () -> new TripleMeanGrowth(close, n));
    }

    private static FeatureDefinition trueStrength(int slow, int fast) {
        return strength("tsi_" + slow + "_" + fast, slow, fast)
                .formula(strengthFormula(slow, fast))
                .kernel(g -> trueStrength(g, slow, fast));
    }

    private static FeatureDefinition trueStrengthSignal(int slow, int fast, int signal) {
        return strength("tsi_signal_" + slow + "_" + fast + "_" + signal, slow, fast)
                .with("signal", signal)
                .formula("EMA(tsi, " + signal + "), tsi = " + strengthFormula(slow, fast))
                .kernel(g -> g.exponentialMean(trueStrength(g, slow, fast), signal));
    }

    private static String strengthFormula(int slow, int fast) {
        return "100 s(d) / s(|d|), d = close - close[-1], s(x) = EMA(EMA(x, %d), %d)"
                .formatted(slow, fast);
    }

    private static FeatureDefinition.Builder strength(String name, int slow, int fast) {
        return MomentumFeatures.momentum(name)
                .with("slow", slow)
                .with("fast", fast)
                .unit("index -100..100")
                .otherwise("tsi is 0 where s(|d|) is below 1e-30 of the close")
                .cited("Blau, Momentum, Direction, and Divergence, 1995");
    }

    static Kernel trueStrength(KernelGraph g, int slow, int fast) {
        Kernel change = g.change(g.close(), 1);
        Kernel move = g.formula("move", () -> Math.abs(change.value()), change);
        Kernel net = g.exponentialMean(g.exponentialMean(change, slow), fast);
        Kernel all = g.exponentialMean(g.exponentialMean(move, slow), fast);
        Kernel close = g.close();
        return g.formula(
                "true strength",
                () ->
                        all.value() < MomentumFeatures.STILL * close.value()
                                ? 0.0
                                : 100.0 * net.value() / all.value(),
                net,
                all);
    }

    private static FeatureDefinition detrended(int n) {
        int back = n / 2 + 1;
        return fraction("dpo_" + n)
                .with("window", n)
                .formula("(close - SMA(close, " + n + ")[-" + back + "]) / close")
                .cited(
                        "detrended price oscillator; the average is of the past, never of the"
                                + " future")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel since = g.change(close, back);
                    Kernel above = g.ago(g.aboveMean(close, n), back);
                    return g.formula(
                            () -> (since.value() + above.value()) / close.value(), since, above);
                });
    }

    static Kernel knowSureThing(KernelGraph g) {
        Kernel a = g.mean(g.growth(g.close(), 10), 10);
        Kernel b = g.mean(g.growth(g.close(), 15), 10);
        Kernel c = g.mean(g.growth(g.close(), 20), 10);
        Kernel d = g.mean(g.growth(g.close(), 30), 15);
        return g.formula(
                "kst",
                () -> (a.value() + 2.0 * b.value() + 3.0 * c.value() + 4.0 * d.value()) / 10.0,
                a,
                b,
                c,
                d);
    }
}
