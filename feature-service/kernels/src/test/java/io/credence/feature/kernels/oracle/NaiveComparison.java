package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.inputs.KnownMarket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// Features against what plain loops make of the same bars: from a feature's warm-up on they agree,
/// before it the value is NaN.
public final class NaiveComparison {

    private static final double RELATIVE = 1e-9;
    // Of differences that are 0 but for the rounding of what they are made of.
    private static final double ABSOLUTE = 1e-12;

    private NaiveComparison() {}

    /// Bars that do not open where the last one closed.
    public static BarColumns jumpingBars(long seed, int bars) {
        SplittableRandom random = new SplittableRandom(~seed);
        BarColumns jumping = new BarColumns(bars);
        BarColumns walk = RandomBars.gapless(seed, bars, Interval.H1);
        for (int t = 0; t < bars; t++) {
            double jump = random.nextDouble(0.998, 1.002);
            jumping.add(
                    new Bar(
                            walk.openTimeMs(t),
                            walk.open(t) * jump,
                            walk.high(t) * jump,
                            walk.low(t) * jump,
                            walk.close(t) * jump,
                            walk.volume(t)));
        }
        return jumping;
    }

    /// Every feature of a group.
    ///
    /// @param expected by feature, one value per bar
    public static void check(
            List<FeatureDefinition> features, Map<String, double[]> expected, BarColumns bars) {
        check(features, expected, bars, Interval.H1);
    }

    /// Every feature of a group, of bars other than hours.
    ///
    /// @param expected by feature, one value per bar
    public static void check(
            List<FeatureDefinition> features,
            Map<String, double[]> expected,
            BarColumns bars,
            Interval interval) {
        List<String> names = features.stream().map(FeatureDefinition::name).toList();
        assertThat(expected).containsOnlyKeys(names);
        FeatureMatrix rows = compute(names, bars, interval);
        for (int column = 0; column < names.size(); column++) {
            FeatureDefinition feature = features.get(column);
            double[] values = Objects.requireNonNull(expected.get(feature.name()));
            check(feature, column(rows, column), t -> values[t], ABSOLUTE);
        }
    }

    /// Every feature of a group, by formulas that hold from its warm-up on.
    ///
    /// @param formulas by feature, its value at bar `t`
    public static void check(
            List<FeatureDefinition> features,
            BarColumns bars,
            Map<String, IntToDoubleFunction> formulas) {
        List<String> names = features.stream().map(FeatureDefinition::name).toList();
        assertThat(formulas).containsOnlyKeys(names);
        FeatureMatrix rows = compute(names, bars, Interval.H1);
        for (int f = 0; f < names.size(); f++) {
            IntToDoubleFunction formula = Objects.requireNonNull(formulas.get(names.get(f)));
            check(features.get(f), column(rows, f), formula, 1e-14);
        }
    }

    /// Every feature of a group that reads what is known beside the bars.
    ///
    /// @param formulas by feature, its value at bar `t`
    public static void check(
            List<FeatureDefinition> features,
            KnownMarket market,
            Map<String, IntToDoubleFunction> formulas) {
        List<String> names = features.stream().map(FeatureDefinition::name).toList();
        assertThat(formulas.keySet()).containsExactlyInAnyOrderElementsOf(names);
        double[][] values = market.run(names);
        for (int f = 0; f < names.size(); f++) {
            IntToDoubleFunction formula = Objects.requireNonNull(formulas.get(names.get(f)));
            check(features.get(f), values[f], formula, 1e-13);
        }
    }

    public static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected) + 1e-13));
    }

    private static FeatureMatrix compute(List<String> names, BarColumns bars, Interval interval) {
        return FeatureMatrix.compute(
                new FeatureSet("compared", FeatureCatalogue.KERNEL_VERSION, names),
                interval,
                WindowSpec.DEFAULT,
                bars);
    }

    private static double[] column(FeatureMatrix rows, int column) {
        return Naive.each(rows.rows(), t -> rows.value(t, column));
    }

    private static void check(
            FeatureDefinition feature,
            double[] actual,
            IntToDoubleFunction expected,
            double absolute) {
        assertThat(feature.warmUp()).isLessThan(actual.length);
        for (int t = 0; t < actual.length; t++) {
            if (t < feature.warmUp()) {
                assertThat(actual[t]).as("%s at bar %d", feature.name(), t).isNaN();
                continue;
            }
            double value = expected.applyAsDouble(t);
            double off = Math.abs(actual[t] - value);
            if (!(off <= RELATIVE * Math.abs(value) + absolute)) {
                assertThat(actual[t]).as("%s at bar %d", feature.name(), t).isEqualTo(value);
            }
        }
    }
}
