package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;

/// ta4j computes the same features its own way.
class Ta4jTwinsTest {

    private static final int BARS = Ta4jTwins.SETTLED + 300;
    private static final BarColumns COLUMNS = bars();
    private static final BarSeries SERIES = Ta4jSeries.of(COLUMNS);

    // ta4j's accumulation/distribution line is undefined from a bar without range on.
    private static BarColumns bars() {
        BarColumns jumping = NaiveComparison.jumpingBars(42L, BARS);
        BarColumns bars = new BarColumns(BARS);
        for (int t = 0; t < BARS; t++) {
            bars.add(
                    new Bar(
                            jumping.openTimeMs(t),
                            jumping.open(t),
                            jumping.high(t) * 1.0001,
                            jumping.low(t) * 0.9999,
                            jumping.close(t),
                            jumping.volume(t)));
        }
        return bars;
    }

    static Stream<Ta4jTwin> twins() {
        return Ta4jTwins.all().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void shouldAgreeWithItsTwin(Ta4jTwin twin) {
        // Given
        IntToDoubleFunction expected = twin.values().apply(SERIES);
        // When
        FeatureMatrix actual =
                FeatureMatrix.compute(
                        new FeatureSet(
                                "one", FeatureCatalogue.KERNEL_VERSION, List.of(twin.feature())),
                        Interval.H1,
                        WindowSpec.DEFAULT,
                        COLUMNS);
        // Then: to a part in 10^9, and where it is near 0, of what both subtracted to get there
        double largest =
                IntStream.range(twin.settled(), BARS)
                        .mapToDouble(expected)
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
        for (int t = twin.settled(); t < BARS; t++) {
            double value = expected.applyAsDouble(t);
            assertThat(actual.value(t, 0))
                    .as("bar %d", t)
                    .isCloseTo(value, within(1e-9 * Math.abs(value) + 1e-11 * largest));
        }
    }
}
