package io.credence.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
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
        assertThat(JSON.readTree(JSON.writeValueAsString(value)))
                .isEqualTo(JSON.readTree(golden(name)));
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
