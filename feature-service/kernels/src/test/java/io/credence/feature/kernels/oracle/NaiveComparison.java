package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.util.List;
import java.util.Map;

/// Every feature of a group against what plain loops make of the same bars.
public final class NaiveComparison {

    private static final double RELATIVE = 1e-9;
    // Of differences that are 0 but for the rounding of what they are made of.
    private static final double ABSOLUTE = 1e-12;

    private NaiveComparison() {}

    /// From each feature's warm-up on; before it the value must be NaN.
    ///
    /// @param expected by feature, one value per bar
    public static void check(
            List<FeatureDefinition> features, Map<String, double[]> expected, BarColumns bars) {
        List<String> names = features.stream().map(FeatureDefinition::name).toList();
        assertThat(expected).containsOnlyKeys(names);
        FeatureMatrix rows =
                FeatureMatrix.compute(
                        new FeatureSet("all", FeatureCatalogue.KERNEL_VERSION, names),
                        Interval.H1,
                        WindowSpec.DEFAULT,
                        bars);
        for (int column = 0; column < names.size(); column++) {
            FeatureDefinition feature = features.get(column);
            double[] values = expected.getOrDefault(feature.name(), new double[0]);
            assertThat(feature.warmUp()).isLessThan(bars.size());
            for (int t = 0; t < bars.size(); t++) {
                double actual = rows.value(t, column);
                if (t < feature.warmUp()) {
                    assertThat(actual).as("%s at bar %d", feature.name(), t).isNaN();
                } else {
                    double tolerance = RELATIVE * Math.abs(values[t]) + ABSOLUTE;
                    assertThat(actual)
                            .as("%s at bar %d", feature.name(), t)
                            .isCloseTo(values[t], within(tolerance));
                }
            }
        }
    }
}
