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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// A feature against its formula, computed again over arrays.
public final class NaiveAgreement {

    private NaiveAgreement() {}

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

    /// At every bar from the feature's warm-up on.
    ///
    /// @param expected the feature's value at bar `t`
    public static void assertAgrees(String name, BarColumns bars, IntToDoubleFunction expected) {
        FeatureDefinition feature = FeatureCatalogue.feature(name).orElseThrow();
        FeatureMatrix actual =
                FeatureMatrix.compute(
                        new FeatureSet("one", FeatureCatalogue.KERNEL_VERSION, List.of(name)),
                        Interval.H1,
                        WindowSpec.DEFAULT,
                        bars);
        for (int t = feature.warmUp(); t < bars.size(); t++) {
            double value = expected.applyAsDouble(t);
            assertThat(actual.value(t, 0))
                    .as("%s at bar %d", name, t)
                    .isCloseTo(value, within(1e-9 * Math.abs(value) + 1e-14));
        }
    }
}
