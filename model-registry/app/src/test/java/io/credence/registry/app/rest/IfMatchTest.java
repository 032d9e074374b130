package io.credence.registry.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.registry.app.domain.Precondition;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @Test
    void shouldReadTags() {
        assertThat(IfMatch.read("\"7\"", null)).isEqualTo(new Precondition.Unchanged(Set.of("7")));
        assertThat(IfMatch.read("\"7\" , \"8\"", null))
                .isEqualTo(new Precondition.Unchanged(Set.of("7", "8")));
    }

    @Test
    void shouldNeverMatchAWeakTag() {
        assertThat(IfMatch.read("W/\"7\"", null)).isEqualTo(new Precondition.Unchanged(Set.of()));
    }

    @Test
    void shouldReadStars() {
        assertThat(IfMatch.read(" * ", null)).isEqualTo(new Precondition.Anything());
        assertThat(IfMatch.read(null, "*")).isEqualTo(new Precondition.Absent());
    }

    @Test
    void shouldRequireAPrecondition() {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> IfMatch.read(null, null));
        assertThat(refused.code()).isEqualTo(PlatformErrorCode.PRECONDITION_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "\"7\" x", "x \"7\"", "\"7\" \"8\""})
    void shouldNameAHeaderThatItCannotRead(String header) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> IfMatch.read(header, null));
        assertThat(refused.violations()).singleElement().extracting("field").isEqualTo("If-Match");
    }
}
