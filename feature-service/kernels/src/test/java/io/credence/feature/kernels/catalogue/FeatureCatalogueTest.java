package io.credence.feature.kernels.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureCatalogueTest {

    static Stream<String> names() {
        return FeatureCatalogue.features().stream().map(FeatureDefinition::name);
    }

    @Test
    void shouldKeepTheOrderThatModelsWereTrainedOn() {
        assertThat(FeatureCatalogue.CORE_12.features())
                .containsExactly(
                        "log_return_1",
                        "log_return_5",
                        "realized_vol_20",
                        "ewma_vol_20",
                        "ewma_vol_96",
                        "momentum_20",
                        "rsi_14",
                        "volume_zscore",
                        "spread",
                        "sma_crossover",
                        "time_of_day_sin",
                        "day_of_week_sin");
        assertThat(FeatureCatalogue.CORE_12.hash())
                .isEqualTo("c1b8ae2d845ab17eecabb6a5dcd61c9d8035b6b2c8293d730a1c04ef9ac5dec0");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBeDefinedFromItsWarmUpOnAndNotBefore(String name) {
        // Given
        FeatureDefinition feature = FeatureCatalogue.feature(name).orElseThrow();
        BarColumns bars = RandomBars.gapless(11L, 200, Interval.M5);
        // When
        FeatureMatrix values =
                FeatureMatrix.compute(
                        new FeatureSet("one", FeatureCatalogue.KERNEL_VERSION, List.of(name)),
                        Interval.M5,
                        WindowSpec.DEFAULT,
                        bars);
        // Then
        for (int row = 0; row < bars.size(); row++) {
            assertThat(Double.isNaN(values.value(row, 0)))
                    .as("%s at bar %d", name, row)
                    .isEqualTo(row < feature.warmUp());
        }
    }
}
