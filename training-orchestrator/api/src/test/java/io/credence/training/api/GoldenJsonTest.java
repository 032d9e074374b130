package io.credence.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was written once must be readable for ever: a Job outlives a rollout, a topic outlives
/// both. Never edit a file of `v1`; add a field as optional or start `v2`.
class GoldenJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "job-spec, io.credence.training.api.JobSpec",
        "training-run-changed, io.credence.training.api.TrainingRunChanged",
        "training-outcome, io.credence.training.api.TrainingOutcome",
        "credentials, io.credence.training.api.JobSpec$Credentials",
    })
    void shouldReadAndWriteWhatWasWrittenInVersion1(String name, Class<?> type) throws IOException {
        // When
        Object value = JSON.readValue(golden(name), type);
        // Then
        JsonNode then = JSON.readTree(golden(name));
        JsonNode now = JSON.readTree(JSON.writeValueAsString(value));
        assertThat(knownTo(then, now)).isEqualTo(then);
    }

    /// Without the fields that came after version 1.
    private static JsonNode knownTo(JsonNode then, JsonNode now) {
        if (then.isObject() && now instanceof ObjectNode fields) {
            fields.retain(then.propertyStream().map(Map.Entry::getKey).toList());
            fields.propertyStream()
                    .forEach(field -> knownTo(then.get(field.getKey()), field.getValue()));
        }
        return now;
    }

    @Test
    void shouldNotPrintTheSecretOfCredentials() throws IOException {
        assertThat(JSON.readValue(golden("credentials"), JobSpec.Credentials.class).toString())
                .contains("trainer.alpha")
                .doesNotContain("not-a-secret");
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenJsonTest.class.getResourceAsStream("/v1/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
