package io.credence.feature.kernels.price;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Where the price is against where it was: all as fractions of the price, so that a model sees the
/// same at any price level.
public final class PriceFeatures implements FeatureProvider {

    private static final int[] AVERAGES = {7, 25, 99, 200};
    private static final int[] EXTREMES = {20, 50, 100};
    private static final int SWING = 100;

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        for (int lag : new int[] {1, 2, 3, 5, 10, 15, 30, 60}) {
            features.add(logReturn(lag));
        }
        for (int lag : new int[] {1, 5, 15, 60}) {
            features.add(simpleReturn(lag));
        }
        for (int lag : new int[] {5, 15, 30, 60}) {
            features.add(priceMomentum(lag));
        }
        for (int n : AVERAGES) {
            features.add(averageDistance("sma", n, "SMA", g -> g.aboveMean(g.close(), n)));
        }
        for (int n : AVERAGES) {
            features.add(
                    averageDistance("ema", n, "EMA", g -> g.aboveExponentialMean(g.close(), n)));
        }
        for (int n : EXTREMES) {
            features.add(highDistance(n));
            features.add(lowDistance(n));
        }
        features.add(donchianPosition(20));
        features.add(donchianPosition(55));
        for (int permille : new int[] {236, 382, 500, 618, 786}) {
            features.add(fibonacci(permille));
        }
        features.addAll(PivotFeatures.features());
        features.add(closeZScore(20));
        features.add(closeZScore(50));
        features.add(spread());
        features.add(gap());
        return features;
    }

    private static FeatureDefinition.Builder price(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.PRICE).unit("fraction");
    }

    private static FeatureDefinition logReturn(int lag) {
        return price("log_return_" + lag)
                .with("lag", lag)
                .formula("ln(close / close[-" + lag + "])")
                .kernel(g -> lag == 1 ? g.logReturn() : logReturn(g, lag));
    }

    private static Kernel logReturn(KernelGraph g, int lag) {
        Kernel growth = g.growth(g.close(), lag);
        return g.formula("log growth", () -> StrictMath.log1p(growth.value()), growth);
    }

    private static FeatureDefinition simpleReturn(int lag) {
        return price("return_" + lag)
                .with("lag", lag)
                .formula("close / close[-" + lag + "] - 1")
                .kernel(g -> g.growth(g.close(), lag));
    }

    private static FeatureDefinition priceMomentum(int lag) {
        return price("price_momentum_" + lag)
                .with("lag", lag)
                .unit("standard deviations")
                .formula(
                        "ln(close / close[-n]) / (s sqrt(n)), s the standard deviation (n - 1) of"
                                + " the last n log returns, n = "
                                + lag)
                .otherwise("0 where the price did not move")
                .kernel(g -> {
                    Kernel move = logReturn(g, lag);
                    Kernel std = g.sampleStd(g.logReturn(), lag);
                    double root = Math.sqrt(lag);
                    return g.formula(() -> ratio(move.value(), std.value() * root, 0.0), move, std);
                });
    }

    private static FeatureDefinition averageDistance(
            String prefix, int n, String average, Function<KernelGraph, Kernel> above) {
        return price(prefix + "_distance_" + n)
                .with("length", n)
                .formula("close / " + average + "(close, " + n + ") - 1")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel distance = above.apply(g);
                    return g.formula(
                            () -> distance.value() / (close.value() - distance.value()), distance);
                });
    }

    private static FeatureDefinition highDistance(int n) {
        return price("high_distance_" + n)
                .with("window", n)
                .formula("close / max(high, " + n + ") - 1: resistance")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel max = g.max(g.high(), n);
                    return g.formula(() -> (close.value() - max.value()) / max.value(), max);
                });
    }

    private static FeatureDefinition lowDistance(int n) {
        return price("low_distance_" + n)
                .with("window", n)
                .formula("close / min(low, " + n + ") - 1: support")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel min = g.min(g.low(), n);
                    return g.formula(() -> (close.value() - min.value()) / min.value(), min);
                });
    }

    private static FeatureDefinition donchianPosition(int n) {
        return price("donchian_position_" + n)
                .with("window", n)
                .unit("0..1")
                .formula("(close - min(low)) / (max(high) - min(low)) over " + n + " bars")
                .otherwise("0.5 where the channel has no width")
                .cited("Donchian channel")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel max = g.max(g.high(), n);
                    Kernel min = g.min(g.low(), n);
                    return g.formula(
                            () ->
                                    ratio(
                                            close.value() - min.value(),
                                            max.value() - min.value(),
                                            0.5),
                            max,
                            min);
                });
    }

    private static FeatureDefinition fibonacci(int permille) {
        double level = permille / 1000.0;
        return price("fib_distance_" + permille)
                .with("window", SWING)
                .with("level", level)
                .formula(
                        "(close - (max - "
                                + level
                                + " (max - min))) / close, max of high and min of low over "
                                + SWING
                                + " bars")
                .cited("Fibonacci retracement of the last swing")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel max = g.max(g.high(), SWING);
                    Kernel min = g.min(g.low(), SWING);
                    return g.formula(
                            () ->
                                    (close.value()
                                                    - max.value()
                                                    + level * (max.value() - min.value()))
                                            / close.value(),
                            max,
                            min);
                });
    }

    private static FeatureDefinition closeZScore(int n) {
        return price("close_zscore_" + n)
                .with("window", n)
                .unit("standard deviations")
                .formula("(close - mean) / std (divisor n) over " + n + " bars")
                .otherwise("0 where all closes are equal")
                .cited("Bollinger, Bollinger on Bollinger Bands, 2001")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel distance = g.aboveMean(close, n);
                    Kernel std = g.populationStd(close, n);
                    return g.formula(
                            () -> ratio(distance.value(), std.value(), 0.0), distance, std);
                });
    }

    private static FeatureDefinition spread() {
        return price("spread")
                .formula("(high - low) / close")
                .kernel(g -> {
                    Kernel high = g.high();
                    Kernel low = g.low();
                    Kernel close = g.close();
                    return g.formula(() -> (high.value() - low.value()) / close.value(), close);
                });
    }

    private static FeatureDefinition gap() {
        return price("gap")
                .formula("open / close[-1] - 1")
                .kernel(g -> {
                    Kernel open = g.open();
                    Kernel before = g.ago(g.close(), 1);
                    return g.formula(
                            () -> (open.value() - before.value()) / before.value(), before);
                });
    }

    private static double ratio(double numerator, double denominator, double otherwise) {
        return denominator == 0.0 ? otherwise : numerator / denominator;
    }
}
