package io.credence.feature.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.config.FeatureConfig;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final FeatureConfig.Query LIMITS =
            new FeatureConfig.Query() {
                @Override
                public int maxRows() {
                    return 1_000;
                }

                @Override
                public int maxCells() {
                    return 30_000;
                }
            };

    @ParameterizedTest
    @CsvSource({"1, 1000", "30, 1000", "31, 967", "300, 100", "40000, 1"})
    void shouldGiveAWideSetFewerRows(int features, int rows) {
        FeatureSet set =
                new FeatureSet(
                        "wide", 1, IntStream.range(0, features).mapToObj(i -> "f" + i).toList());
        assertThat(Parameters.mostRows(LIMITS, set)).isEqualTo(rows);
    }
}
