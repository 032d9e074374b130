package io.credence.registry.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credence.platform.api.ProblemException;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "x", "", "01", "9999999999"})
    void shouldRefuseWhatIsNoVersion(String value) {
        assertNames("version", () -> Parameters.version(value));
    }

    @Test
    void shouldReadATimeWithItsOffset() {
        assertThat(Parameters.time("at", "2026-01-02T03:04:05.5+01:00"))
                .isEqualTo(Instant.parse("2026-01-02T02:04:05.5Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-02", "2026-01-02T03:04:05", "1700000000"})
    void shouldRefuseATimeThatIsNotRfc3339(String value) {
        assertNames("at", () -> Parameters.time("at", value));
    }

    @Test
    void shouldNameMissingWords() {
        assertNames("runId", () -> Parameters.runId(null));
        assertNames("artifactSha256", () -> Parameters.sha256("artifactSha256", "A".repeat(64)));
        assertNames("name", () -> Parameters.modelName("name", null));
        assertNames("alias", () -> Parameters.alias("latest"));
        assertNames("reason", () -> Parameters.text("reason", "x".repeat(1001)));
        assertNames("reason", () -> Parameters.text("reason", "a\0b"));
    }

    @Test
    void shouldReadAbsentTextAsEmpty() {
        assertThat(Parameters.text("reason", null)).isEmpty();
        assertThat(Parameters.text("reason", "  why ")).isEqualTo("why");
    }

    private static void assertNames(String field, ThrowingCallable reading) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, reading);
        assertThat(refused.violations()).singleElement().extracting("field").isEqualTo(field);
    }
}
