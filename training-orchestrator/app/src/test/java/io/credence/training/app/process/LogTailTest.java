package io.credence.training.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

    @TempDir private Path folder;

    @Test
    void shouldKeepTheLastLines() throws IOException {
        // Given
        Path log = folder.resolve("log");
        Files.writeString(log, "line\n".repeat(100_000) + "last but one\n\nlast\n");

        // When
        String tail = LogTail.read(log);

        // Then
        assertThat(tail.lines()).hasSize(20).endsWith("last but one", "last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=hunter2",
                "Authorization: Bearer abc",
                "jwt eyJhbGciOiJSUzI1NiJ9.e30.x",
                "PASSWORD hunter2"
            })
    void shouldWithholdALineThatMayHoldASecret(String line) throws IOException {
        // Given
        Path log = folder.resolve("log");
        Files.writeString(log, "before\n" + line + "\nafter\n");

        // Then
        assertThat(LogTail.read(log)).isEqualTo("before\n[withheld]\nafter");
    }

    @Test
    void shouldBeEmptyWithoutALog() throws IOException {
        assertThat(LogTail.read(folder.resolve("none"))).isEmpty();
    }
}
