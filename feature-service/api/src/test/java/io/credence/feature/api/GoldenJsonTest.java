package io.credence.feature.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was written once must be readable for ever: a topic outlives a rollout. Never edit a file
/// of `v1`; add a field as optional or start `v2`.
class GoldenJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "bar-closed, io.credence.feature.api.BarClosed",
        "trade-printed, io.credence.feature.api.TradePrinted",
        "tape-fell-silent, io.credence.feature.api.TapeFellSilent",
        "feature-row-computed, io.credence.feature.api.FeatureRowComputed",
    })
    void shouldReadAndWriteWhatWasWrittenInVersion1(String name, Class<?> type) throws IOException {
        // When
        Object value = JSON.readValue(golden(name), type);
        // Then
        assertThat(JSON.readTree(JSON.writeValueAsString(value)))
                .isEqualTo(JSON.readTree(golden(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io.credence.feature.api.BarClosed | {} | instrument must be BASE-QUOTE",
                "io.credence.feature.api.BarClosed | {\"instrument\":\"BTC-USD\"} | interval must be one of",
                "io.credence.feature.api.BarClosed | {\"instrument\":\"BTC-USD\",\"interval\":\"1m\"} | bar is missing",
                "io.credence.feature.api.TradePrinted | {\"number\":1} | instrument must be BASE-QUOTE",
                "io.credence.feature.api.TradePrinted | {\"instrument\":\"BTC-USD\"} | number must be >= 1, was 0",
                "io.credence.feature.api.TradePrinted | {\"instrument\":\"BTC-USD\",\"number\":1} | trade is missing",
                "io.credence.feature.api.TapeFellSilent | {\"untilMs\":1} | instrument must be BASE-QUOTE",
                "io.credence.feature.api.TapeFellSilent | {\"instrument\":\"BTC-USD\"} | untilMs must be >= 1, was 0",
            })
    void shouldSayWhatIsMissing(Class<?> type, String json, String rule) {
        assertThatThrownBy(() -> JSON.readValue(json, type)).hasMessageContaining(rule);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenJsonTest.class.getResourceAsStream("/v1/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
