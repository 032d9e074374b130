package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.List;

/// How much the price moves, per bar and not annualised.
public final class VolatilityFeatures implements FeatureProvider {

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        for (int window : new int[] {5, 10, 20, 50}) {
            features.add(realizedVolatility(window));
        }
        features.add(ewmaVolatility(20));
        features.add(ewmaVolatility(96));
        features.add(GarchFeatures.volatility("garch_vol", GarchParameters.DEFAULT));
        features.add(downsideDeviation(20));
        features.add(volatilityOfVolatility(20));
        features.add(ratio(5, 20));
        features.add(ratio(20, 100));
        features.add(percentile(20, 100));
        features.addAll(RangeFeatures.features());
        features.addAll(ChannelFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder volatility(String name) {
        return FeatureDefinition.named(name)
                .group(FeatureGroup.VOLATILITY)
                .unit("fraction per bar");
    }

    private static FeatureDefinition realizedVolatility(int window) {
        return volatility("realized_vol_" + window)
                .with("window", window)
                .formula("sample standard deviation (n - 1) of the last " + window + " log returns")
                .kernel(g -> g.sampleStd(g.logReturn(), window));
    }

    private static FeatureDefinition ewmaVolatility(int span) {
        return volatility("ewma_vol_" + span)
                .with("span", span)
                .formula(
                        "sqrt(v), v = (1 - a) v + a r^2, a = 2 / ("
                                + span
                                + " + 1), begun at the first r^2")
                .cited(
                        "J.P. Morgan/Reuters, RiskMetrics Technical Document, 1996 (a from the"
                                + " span)")
                .kernel(g -> ewmaVolatility(g, span));
    }

    /// The kernel of `ewma_vol` of any span, which labels are measured by too.
    public static Kernel ewmaVolatility(KernelGraph graph, int span) {
        Kernel r = graph.logReturn();
        Kernel variance =
                graph.share(
                        EwmaVariance.class,
                        List.of(r),
                        List.of((double) span),
                        () -> new EwmaVariance(r, span));
        return graph.formula(() -> Math.sqrt(variance.value()), variance);
    }

    private static FeatureDefinition downsideDeviation(int window) {
        return volatility("downside_dev_" + window)
                .with("window", window)
                .formula("sqrt(mean of min(r, 0)^2 over " + window + " log returns r)")
                .cited("Sortino and van der Meer, Downside Risk, 1991, against a return of 0")
                .kernel(g -> {
                    Kernel r = g.logReturn();
                    Kernel loss =
                            g.formula(
                                    "squared loss",
                                    () -> {
                                        double below = Math.min(r.value(), 0.0);
                                        return below * below;
                                    },
                                    r);
                    Kernel mean = g.mean(loss, window);
                    return g.formula(() -> Math.sqrt(mean.value()), mean);
                });
    }

    private static FeatureDefinition volatilityOfVolatility(int window) {
        return volatility("vol_of_vol_" + window)
                .with("window", window)
                .formula(
                        "sample standard deviation (n - 1) of the last "
                                + window
                                + " values of realized_vol_"
                                + window)
                .kernel(g -> g.sampleStd(g.sampleStd(g.logReturn(), window), window));
    }

    private static FeatureDefinition ratio(int fast, int slow) {
        return volatility("vol_ratio_" + fast + "_" + slow)
                .with("fast", fast)
                .with("slow", slow)
                .unit("ratio")
                .formula(
                        "sample standard deviation (n - 1) of the last "
                                + fast
                                + " log returns / that of the last "
                                + slow)
                .otherwise("1 where all " + slow + " returns are equal")
                .kernel(g -> {
                    Kernel quick = g.sampleStd(g.logReturn(), fast);
                    Kernel calm = g.sampleStd(g.logReturn(), slow);
                    return g.formula(
                            () -> calm.value() == 0.0 ? 1.0 : quick.value() / calm.value(),
                            quick,
                            calm);
                });
    }

    private static FeatureDefinition percentile(int window, int among) {
        return volatility("vol_percentile_" + among)
                .with("window", window)
                .with("among", among)
                .unit("0..1")
                .formula(
                        "share of the last "
                                + among
                                + " values of realized_vol_"
                                + window
                                + " below the newest, equals counted half")
                .kernel(g -> g.rank(g.sampleStd(g.logReturn(), window), among));
    }
}
