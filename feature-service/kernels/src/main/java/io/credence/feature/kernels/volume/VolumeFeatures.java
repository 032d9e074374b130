package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.ArrayList;
import java.util.List;

/// What was traded, and at which prices. Without any volume a ratio has no answer; each feature
/// says what it is then.
public final class VolumeFeatures implements FeatureProvider {

    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final int SIGNAL = 9;

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.add(zScore("volume_zscore", 20));
        features.add(zScore("volume_zscore_50", 50));
        for (int window : new int[] {5, 20, 50}) {
            features.add(ratioToMean(window));
        }
        features.add(logChange());
        features.add(oscillator());
        features.add(oscillatorSignal());
        features.add(concentration(20));
        features.add(correlation(20));
        features.add(correlation(50));
        features.addAll(FlowFeatures.features());
        features.addAll(VwapFeatures.features());
        features.addAll(ProfileFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder volume(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.VOLUME);
    }

    private static FeatureDefinition zScore(String name, int window) {
        return volume(name)
                .with("window", window)
                .unit("standard deviations")
                .formula(
                        "(volume - mean) / std (n - 1) over "
                                + window
                                + " bars, the current one included")
                .otherwise("0 where all volumes are equal")
                .kernel(g -> {
                    Kernel volume = g.volume();
                    Kernel distance = g.aboveMean(volume, window);
                    Kernel std = g.sampleStd(volume, window);
                    return g.formula(
                            () -> std.value() == 0.0 ? 0.0 : distance.value() / std.value(),
                            distance,
                            std);
                });
    }

    private static FeatureDefinition ratioToMean(int window) {
        return volume("volume_ratio_" + window)
                .with("window", window)
                .unit("ratio")
                .formula("volume / mean over " + window + " bars, the current one included")
                .otherwise("1 where nothing was traded in them")
                .kernel(g -> {
                    Kernel volume = g.volume();
                    Kernel mean = g.mean(volume, window);
                    return g.formula(() -> Quotient.of(volume.value(), mean.value(), 1.0), mean);
                });
    }

    private static FeatureDefinition logChange() {
        return volume("log_volume_change_1")
                .with("lag", 1)
                .unit("log ratio")
                .formula("ln(volume / volume[-1])")
                .otherwise("0 where nothing was traded in one of the two bars")
                .kernel(g ->
                        g.over(g.volume(), 2, past -> () -> logChange(past.ago(1), past.ago(0))));
    }

    private static double logChange(double before, double now) {
        if (Double.isNaN(before) || Double.isNaN(now)) {
            return Double.NaN;
        }
        return before > 0.0 && now > 0.0 ? StrictMath.log(now / before) : 0.0;
    }

    private static FeatureDefinition oscillator() {
        return volume("pvo_" + FAST + "_" + SLOW)
                .with("fast", FAST)
                .with("slow", SLOW)
                .unit("fraction")
                .formula("percentage volume oscillator: EMA(volume, 12) / EMA(volume, 26) - 1")
                .otherwise("0 where nothing was traded yet")
                .cited("Appel's moving average convergence divergence, 1979, of the volume")
                .kernel(g -> oscillator(g, FAST, SLOW));
    }

    static Kernel oscillator(KernelGraph g, int fast, int slow) {
        Kernel quick = g.exponentialMean(g.volume(), fast);
        Kernel calm = g.exponentialMean(g.volume(), slow);
        return g.formula(
                "pvo",
                () -> Quotient.of(quick.value() - calm.value(), calm.value(), 0.0),
                quick,
                calm);
    }

    private static FeatureDefinition oscillatorSignal() {
        return volume("pvo_signal_" + SIGNAL)
                .with("fast", FAST)
                .with("slow", SLOW)
                .with("signal", SIGNAL)
                .unit("fraction")
                .formula("EMA(pvo_12_26, 9)")
                .cited("Appel's moving average convergence divergence, 1979, of the volume")
                .kernel(g -> g.exponentialMean(oscillator(g, FAST, SLOW), SIGNAL));
    }

    private static FeatureDefinition concentration(int window) {
        return volume("volume_concentration_" + window)
                .with("window", window)
                .unit("0..1")
                .formula(
                        "sum of the squared shares that each of "
                                + window
                                + " bars has in their volume: 1 / n when all traded the same, 1"
                                + " when one traded all")
                .otherwise("1 / n where nothing was traded")
                .cited("Herfindahl, Concentration in the U.S. Steel Industry, 1950")
                .kernel(g -> concentration(g, window));
    }

    private static Kernel concentration(KernelGraph g, int n) {
        Kernel volume = g.volume();
        Kernel square = g.formula("square", () -> volume.value() * volume.value(), volume);
        Kernel total = g.sum(volume, n);
        Kernel squares = g.sum(square, n);
        return g.formula(
                () -> Quotient.of(squares.value(), total.value() * total.value(), 1.0 / n),
                total,
                squares);
    }

    private static FeatureDefinition correlation(int window) {
        return volume("price_volume_corr_" + window)
                .with("window", window)
                .unit("-1..1")
                .formula("correlation of log returns with volumes over " + window + " bars")
                .otherwise("0 where all returns or all volumes are equal")
                .cited("Karpoff, The Relation Between Price Changes and Trading Volume, 1987")
                .kernel(g -> correlation(g, window));
    }

    private static Kernel correlation(KernelGraph g, int n) {
        Kernel volume = g.volume();
        Kernel move = g.logReturn();
        Kernel volumeStd = g.sampleStd(volume, n);
        Kernel moveStd = g.sampleStd(move, n);
        Kernel together = g.codeviations(move, volume, n);
        return g.formula(
                () -> {
                    double scale = moveStd.value() * volumeStd.value() * (n - 1.0);
                    double correlation = Quotient.of(together.value(), scale, 0.0);
                    // Rounding may lead beyond.
                    return Math.max(-1.0, Math.min(1.0, correlation));
                },
                together,
                moveStd,
                volumeStd);
    }
}
