package io.credence.feature.kernels.catalogue;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.calendar.DayOfWeek;
import io.credence.feature.kernels.calendar.TimeOfDay;
import io.credence.feature.kernels.momentum.Momentum;
import io.credence.feature.kernels.momentum.MovingAverageCrossover;
import io.credence.feature.kernels.momentum.RelativeStrength;
import io.credence.feature.kernels.price.LogReturn;
import io.credence.feature.kernels.price.RelativeRange;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.volatility.EwmaVolatility;
import io.credence.feature.kernels.volatility.RealizedVolatility;
import io.credence.feature.kernels.volume.VolumeZScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Every feature and every feature set the suite knows. A new feature is one kernel and one entry.
public final class FeatureCatalogue {

    /// Rises when any kernel gives other values than before, so that models know what they saw.
    public static final int KERNEL_VERSION = 1;

    private static final String ALWAYS = "never NaN after the warm-up";
    private static final String TEXTBOOK = "textbook definition";

    private static final List<FeatureDefinition> FEATURES =
            List.of(
                    logReturn(1),
                    logReturn(5),
                    realizedVolatility(20),
                    ewmaVolatility(20),
                    ewmaVolatility(96),
                    momentum(20),
                    relativeStrength(14),
                    volumeZScore(20),
                    spread(),
                    crossover(5, 20),
                    calendar(
                            "time_of_day_sin",
                            "sin(2 pi * ms of the UTC day / 86400000)",
                            TimeOfDay::new),
                    calendar(
                            "day_of_week_sin",
                            "sin(2 pi * day / 7), Monday = 0, UTC",
                            DayOfWeek::new));

    /// The twelve features of the walking suite, in the order models take them.
    public static final FeatureSet CORE_12 =
            new FeatureSet(
                    "core-12",
                    KERNEL_VERSION,
                    FEATURES.stream().map(FeatureDefinition::name).toList());

    private FeatureCatalogue() {}

    public static List<FeatureDefinition> features() {
        return FEATURES;
    }

    public static List<FeatureSet> sets() {
        return List.of(CORE_12);
    }

    public static Optional<FeatureDefinition> feature(String name) {
        return FEATURES.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    public static Optional<FeatureSet> set(String name) {
        return sets().stream().filter(set -> set.name().equals(name)).findFirst();
    }

    private static FeatureDefinition logReturn(int lag) {
        return new FeatureDefinition(
                "log_return_" + lag,
                FeatureGroup.PRICE,
                Map.of("lag", lag),
                lag,
                "fraction",
                "ln(close / close[-" + lag + "])",
                ALWAYS,
                TEXTBOOK,
                () -> new LogReturn(lag));
    }

    private static FeatureDefinition realizedVolatility(int window) {
        return new FeatureDefinition(
                "realized_vol_" + window,
                FeatureGroup.VOLATILITY,
                Map.of("window", window),
                window,
                "fraction per bar",
                "sample standard deviation (n - 1) of the last " + window + " log returns",
                ALWAYS,
                TEXTBOOK,
                () -> new RealizedVolatility(window));
    }

    private static FeatureDefinition ewmaVolatility(int span) {
        return new FeatureDefinition(
                "ewma_vol_" + span,
                FeatureGroup.VOLATILITY,
                Map.of("span", span),
                span,
                "fraction per bar",
                "sqrt(v), v = (1 - a) v + a r^2, a = 2 / ("
                        + span
                        + " + 1), begun at the first r^2",
                ALWAYS,
                "J.P. Morgan/Reuters, RiskMetrics Technical Document, 1996 (a from the span)",
                () -> new EwmaVolatility(span));
    }

    private static FeatureDefinition momentum(int lag) {
        return new FeatureDefinition(
                "momentum_" + lag,
                FeatureGroup.MOMENTUM,
                Map.of("lag", lag),
                lag,
                "fraction",
                "close / close[-" + lag + "] - 1",
                ALWAYS,
                TEXTBOOK,
                () -> new Momentum(lag));
    }

    private static FeatureDefinition relativeStrength(int length) {
        return new FeatureDefinition(
                "rsi_" + length,
                FeatureGroup.MOMENTUM,
                Map.of("length", length),
                length,
                "index 0..100",
                "100 - 100 / (1 + gain / loss), Wilder smoothing seeded by the mean of " + length,
                ALWAYS + "; 100 without a loss, 50 without any move",
                "Wilder, New Concepts in Technical Trading Systems, 1978",
                () -> new RelativeStrength(length));
    }

    private static FeatureDefinition volumeZScore(int window) {
        return new FeatureDefinition(
                "volume_zscore",
                FeatureGroup.VOLUME,
                Map.of("window", window),
                window - 1,
                "standard deviations",
                "(volume - mean) / std (n - 1) over " + window + " bars, the current one included",
                ALWAYS + "; 0 where all volumes are equal",
                TEXTBOOK,
                () -> new VolumeZScore(window));
    }

    private static FeatureDefinition spread() {
        return new FeatureDefinition(
                "spread",
                FeatureGroup.PRICE,
                Map.of(),
                0,
                "fraction",
                "(high - low) / close",
                ALWAYS,
                TEXTBOOK,
                RelativeRange::new);
    }

    private static FeatureDefinition crossover(int fast, int slow) {
        return new FeatureDefinition(
                "sma_crossover",
                FeatureGroup.MOMENTUM,
                Map.of("fast", fast, "slow", slow),
                slow - 1,
                "fraction",
                "SMA(close, " + fast + ") / SMA(close, " + slow + ") - 1",
                ALWAYS,
                TEXTBOOK,
                () -> new MovingAverageCrossover(fast, slow));
    }

    private static FeatureDefinition calendar(
            String name, String formula, Supplier<Kernel> kernel) {
        return new FeatureDefinition(
                name,
                FeatureGroup.CALENDAR,
                Map.of(),
                0,
                "-1..1",
                formula + ", of the bar's opening",
                ALWAYS,
                "cyclical encoding",
                kernel);
    }
}
