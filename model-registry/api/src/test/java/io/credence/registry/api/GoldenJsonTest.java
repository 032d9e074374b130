package io.credence.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was written once must be readable for ever: a training job outlives a rollout, a topic and
/// a table outlive both. Never edit a file of `v1`; add a field as optional or start `v2`.
class GoldenJsonTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    @ParameterizedTest
    @CsvSource({
        "model-version-registered, io.credence.registry.api.ModelVersionRegistered",
        "model-alias-moved, io.credence.registry.api.ModelAliasMoved",
        "model-alias-removed, io.credence.registry.api.ModelAliasMoved",
        "gate-report, io.credence.registry.api.GateReport",
        "served-alias, io.credence.registry.api.ServedAlias",
        "model-card, io.credence.registry.api.ModelCard",
    })
    void shouldReadAndWriteWhatWasWrittenInVersion1(String name, Class<?> type) throws IOException {
        // When
        Object value = JSON.readValue(golden(name), type);
        // Then
        assertThat(JSON.readTree(JSON.writeValueAsString(value)))
                .isEqualTo(JSON.readTree(golden(name)));
    }

    @Test
    void shouldTakeWhatAServerNeedsFromTheCard() throws IOException {
        // Given
        ModelCard card = JSON.readValue(golden("model-card"), ModelCard.class);
        ServedAlias served = JSON.readValue(golden("served-alias"), ServedAlias.class);
        // When
        ServedAlias.InputLineage lineage = ServedAlias.InputLineage.of(card);
        // Then
        assertThat(lineage).isEqualTo(served.lineage());
    }

    @Test
    void shouldReadARemovedAliasAsPointingNowhere() throws IOException {
        // When
        ModelAliasMoved moved =
                JSON.readValue(golden("model-alias-removed"), ModelAliasMoved.class);
        // Then
        assertThat(moved.version()).isNull();
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenJsonTest.class.getResourceAsStream("/v1/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
