package io.credence.training.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

    @Test
    void shouldKeepTheLastLines() {
        assertThat(LogTail.of("line\n".repeat(1000) + "last but one\n\nlast\n").lines())
                .hasSize(20)
                .endsWith("last but one", "last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=hunter2",
                "Authorization: Bearer abc",
                "jwt eyJhbGciOiJSUzI1NiJ9.e30.x",
                "PASSWORD hunter2"
            })
    void shouldWithholdALineThatMayHoldASecret(String line) {
        assertThat(LogTail.of("before\n" + line + "\nafter\n"))
                .isEqualTo("before\n[withheld]\nafter");
    }

    @Test
    void shouldBeEmptyWithoutALog() {
        assertThat(LogTail.of("")).isEmpty();
    }
}
