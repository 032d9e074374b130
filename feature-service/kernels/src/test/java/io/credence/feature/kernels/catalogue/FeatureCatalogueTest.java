package io.credence.feature.kernels.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.kernels.definition.FeatureDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
                .isEqualTo("da506b39ac3ff5b84569605d6c1aed69ebbf912f799425f7cc25bc223eda182a");
    }
}
