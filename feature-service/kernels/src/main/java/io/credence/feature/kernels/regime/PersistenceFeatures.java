package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// Whether moves go on or turn back, and how large they are against those before.
final class PersistenceFeatures {

    private static final int WINDOW = 100;
    private static final int AGGREGATE = 5;

    /// Of their mean: log returns that deviate less are equal but for rounding.
    private static final double EQUAL = 1e-12;

    private PersistenceFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(hurst(), varianceRatio(), volatilityRegime(20, 200));
    }

    private static FeatureDefinition hurst() {
        return RegimeFeatures.regime("hurst_" + WINDOW)
                .with("window", WINDOW)
                .unit("0..1")
                .formula(
                        "slope of the least-squares line of ln s(k) against ln k, k = 1, 2, 4, 8,"
                                + " 16, held within 0 and 1; s(k) = sqrt(100 / (101 - k)) times"
                                + " the sample standard deviation (n - 1) of the 101 - k"
                                + " overlapping sums of k of the last 100 log returns. Moves go on"
                                + " where it is high and turn back where it is low; independent"
                                + " normal returns give 0.47 on average, with a standard deviation"
                                + " of 0.09")
                .otherwise(
                        "0.5 where s(1) is at most 1e-12 of the mean log return; s(k) is taken as"
                                + " at least 1e-12 s(1)")
                .cited(
                        "Taqqu, Teverovsky and Willinger, Estimators for Long-Range Dependence,"
                                + " Fractals 3:4, 1995")
                .kernel(PersistenceFeatures::hurst);
    }

    /// On the logarithms of 1, 2, 4, 8, 16 the weights of the slope are -2, -1, 0, 1, 2 over 10 ln
    /// 2: four deviations and one logarithm are enough.
    private static Kernel hurst(KernelGraph g) {
        Kernel one = deviation(g, 1);
        Kernel two = deviation(g, 2);
        Kernel eight = deviation(g, 8);
        Kernel sixteen = deviation(g, 16);
        Kernel mean = g.mean(g.logReturn(), WINDOW);
        double weight = 10.0 * StrictMath.log(2.0);
        return g.formula(
                () -> {
                    if (areEqual(one.value(), mean.value())) {
                        return 0.5;
                    }
                    double least = EQUAL * one.value();
                    double far = Math.max(sixteen.value(), least) / one.value();
                    double near = Math.max(eight.value(), least) / Math.max(two.value(), least);
                    double slope = StrictMath.log(far * far * near) / weight;
                    return Math.max(0.0, Math.min(1.0, slope));
                },
                mean,
                one,
                two,
                eight,
                sixteen);
    }

    private static boolean areEqual(double std, double mean) {
        return std <= EQUAL * Math.abs(mean);
    }

    /// Of the overlapping sums of `k` log returns. Their own mean follows them the more the fewer
    /// of them are independent; the factor makes the variance of independent returns grow with `k`.
    private static Kernel deviation(KernelGraph g, int k) {
        int sums = WINDOW + 1 - k;
        Kernel std = g.sampleStd(g.sum(g.logReturn(), k), sums);
        double factor = Math.sqrt((double) WINDOW / sums);
        return g.formula(() -> factor * std.value(), std);
    }

    private static FeatureDefinition varianceRatio() {
        return RegimeFeatures.regime("variance_ratio_" + AGGREGATE + "_" + WINDOW)
                .with("aggregate", AGGREGATE)
                .with("window", WINDOW)
                .unit("ratio, 1 for independent returns")
                .formula(
                        "sum of (r5 - 5 m)^2 / 456 over the 96 overlapping sums r5 of 5 of the last"
                                + " 100 log returns, over their sample variance (n - 1); m = their"
                                + " mean, 456 = 5 * 96 (1 - 5 / 100)")
                .otherwise(
                        "1 where the standard deviation of the log returns is at most 1e-12 of"
                                + " their mean")
                .cited("Lo and MacKinlay, Review of Financial Studies 1:1, 1988")
                .kernel(g -> varianceRatio(g, AGGREGATE, WINDOW));
    }

    private static Kernel varianceRatio(KernelGraph g, int k, int n) {
        int sums = n + 1 - k;
        double divisor = (double) k * sums * (1.0 - (double) k / n);
        Kernel r = g.logReturn();
        Kernel aggregate = g.sum(r, k);
        Kernel mean = g.mean(r, n);
        Kernel std = g.sampleStd(r, n);
        Kernel aggregateMean = g.mean(aggregate, sums);
        Kernel aggregateStd = g.sampleStd(aggregate, sums);
        return g.formula(
                () -> {
                    double shift = aggregateMean.value() - k * mean.value();
                    double squares =
                            (sums - 1) * aggregateStd.value() * aggregateStd.value()
                                    + sums * shift * shift;
                    return areEqual(std.value(), mean.value())
                            ? 1.0
                            : squares / divisor / (std.value() * std.value());
                },
                mean,
                std,
                aggregateMean,
                aggregateStd);
    }

    private static FeatureDefinition volatilityRegime(int window, int memory) {
        return RegimeFeatures.regime("volatility_regime_" + window + "_" + memory)
                .with("window", window)
                .with("memory", memory)
                .unit("-1, 0 or 1")
                .formula(
                        "the third in which the standard deviation (n - 1) of the last "
                                + window
                                + " log returns lies among its last "
                                + memory
                                + " values: -1 if less than 1/3 of the others are below it, equals"
                                + " counted half, 1 if more than 2/3, else 0")
                .kernel(g -> {
                    Kernel volatility = g.sampleStd(g.logReturn(), window);
                    Kernel rank = g.rank(volatility, memory);
                    return g.formula(() -> third(rank.value()), rank);
                });
    }

    private static double third(double rank) {
        if (Double.isNaN(rank)) {
            return Double.NaN;
        }
        return rank < 1.0 / 3.0 ? -1.0 : rank > 2.0 / 3.0 ? 1.0 : 0.0;
    }
}
