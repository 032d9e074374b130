package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// Which way the price goes, and how straight.
final class TrendFeatures {

    private static final double LARGEST_T = 100.0;

    private TrendFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                line("trend_direction_50", 50)
                        .unit("-1, 0 or 1")
                        .formula("sign of the slope")
                        .kernel(g -> {
                            Kernel r = correlation(g, 50);
                            return g.formula(() -> Math.signum(r.value()), r);
                        }),
                line("trend_t_50", 50)
                        .unit("standard errors, -100..100")
                        .formula("slope / its standard error, held within -100 and 100")
                        .kernel(g -> {
                            Kernel r = correlation(g, 50);
                            return g.formula(() -> statistic(r.value(), 50), r);
                        }),
                line("trend_strength_50", 50)
                        .unit("0..1")
                        .formula("R squared")
                        .kernel(g -> {
                            Kernel r = correlation(g, 50);
                            return g.formula(() -> r.value() * r.value(), r);
                        }),
                bullBear(50, 200),
                efficiency(10),
                efficiency(30),
                supertrend());
    }

    private static FeatureDefinition.Builder line(String name, int n) {
        return RegimeFeatures.regime(name)
                .with("window", n)
                .otherwise(
                        "of the least-squares line of the last 50 closes against the bar's number;"
                                + " 0 where all closes are equal")
                .cited("ordinary least squares");
    }

    /// Of the close with the number of the bar: its square is R squared, its sign the slope's.
    static Kernel correlation(KernelGraph g, int n) {
        Kernel slope = g.slope(g.close(), n);
        Kernel squares = g.squaredDeviations(g.close(), n);
        double times = n * ((double) n * n - 1.0) / 12.0;
        return g.formula(
                "correlation with time",
                () -> {
                    double spread = Math.sqrt(squares.value());
                    double r = slope.value() * Quotient.of(Math.sqrt(times), spread, 0.0);
                    return Math.max(-1.0, Math.min(1.0, r));
                },
                slope,
                squares);
    }

    private static double statistic(double r, int n) {
        double t = r * Math.sqrt((n - 2.0) / (1.0 - r * r));
        return Math.max(-LARGEST_T, Math.min(LARGEST_T, t));
    }

    private static FeatureDefinition bullBear(int fast, int slow) {
        return RegimeFeatures.regime("bull_bear_" + fast + "_" + slow)
                .with("fast", fast)
                .with("slow", slow)
                .unit("-1, 0 or 1")
                .formula(
                        "1 if close and SMA(close, "
                                + fast
                                + ") are above SMA(close, "
                                + slow
                                + "), -1 if both are below it")
                .otherwise("0 elsewhere")
                .kernel(g -> {
                    Kernel aboveFast = g.aboveMean(g.close(), fast);
                    Kernel aboveSlow = g.aboveMean(g.close(), slow);
                    return g.formula(
                            () -> side(aboveFast.value(), aboveSlow.value()), aboveFast, aboveSlow);
                });
    }

    private static double side(double aboveFast, double aboveSlow) {
        if (Double.isNaN(aboveFast + aboveSlow)) {
            return Double.NaN;
        }
        double averages = aboveSlow - aboveFast;
        return aboveSlow > 0.0 && averages > 0.0
                ? 1.0
                : aboveSlow < 0.0 && averages < 0.0 ? -1.0 : 0.0;
    }

    private static FeatureDefinition efficiency(int n) {
        return RegimeFeatures.regime("efficiency_ratio_" + n)
                .with("window", n)
                .unit("0..1")
                .formula(
                        "|close - close[-%d]| / sum of |close - close[-1]| over %d bars"
                                .formatted(n, n))
                .otherwise("0 without any move")
                .cited("Kaufman, Smarter Trading, 1995")
                .kernel(g -> {
                    Kernel change = g.change(g.close(), 1);
                    Kernel move = g.formula("move", () -> Math.abs(change.value()), change);
                    Kernel path = g.sum(move, n);
                    Kernel net = g.change(g.close(), n);
                    return g.formula(
                            // A sum in another order may be an ulp short of the straight way.
                            () ->
                                    Math.min(
                                            Quotient.of(Math.abs(net.value()), path.value(), 0.0),
                                            1.0),
                            net,
                            path);
                });
    }

    private static FeatureDefinition supertrend() {
        return RegimeFeatures.regime("supertrend_direction_10_3")
                .with("length", 10)
                .with("multiple", 3)
                .unit("-1 or 1")
                .formula(
                        "with m = (high + low) / 2 and the bands m + 3 ATR(10), which never rises"
                                + " while the close before is not above it, and m - 3 ATR(10),"
                                + " which never falls while the close before is not below it: turns"
                                + " to 1 where the close is above the upper band, to -1 where it is"
                                + " below the lower; begun at 1 if close >= m, else at -1")
                .cited("Seban, supertrend")
                .kernel(g -> supertrend(g, 10, 3.0));
    }

    static Kernel supertrend(KernelGraph g, int n, double multiple) {
        return g.of(
                new SupertrendDirection(
                        g.medianPrice(), g.averageTrueRange(n), g.close(), multiple));
    }
}
