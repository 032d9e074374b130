package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of core-12 that one fold over some one-minute bars gives.
final class SingleFold {

    private SingleFold() {}

    /// Each bar once, in order, with the bits of the fold.
    static void shouldBeOf(List<Bar> bars, List<FeatureRowComputed> told) {
        assertThat(told).hasSameSizeAs(bars);
        shouldEndWith(bars, told);
    }

    /// The same for the last of them.
    static void shouldEndWith(List<Bar> bars, List<FeatureRowComputed> told) {
        int first = bars.size() - told.size();
        assertThat(told)
                .extracting(FeatureRowComputed::bar)
                .containsExactlyElementsOf(bars.subList(first, bars.size()));
        FeatureSetEngine engine =
                new FeatureSetEngine(FeatureCatalogue.CORE_12, Interval.M1, WindowSpec.DEFAULT);
        double[] values = new double[engine.width()];
        for (int i = 0; i < bars.size(); i++) {
            boolean warm = engine.step(bars.get(i), values, 0);
            if (i >= first) {
                assertThat(told.get(i - first).warm()).isEqualTo(warm);
                assertThat(told.get(i - first).values()).isEqualTo(boxed(values));
            }
        }
    }

    private static List<@Nullable Double> boxed(double[] values) {
        List<@Nullable Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(Double.isFinite(value) ? value : null);
        }
        return boxed;
    }
}
