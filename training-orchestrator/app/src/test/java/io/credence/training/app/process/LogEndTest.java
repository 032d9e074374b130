package io.credence.training.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEndTest {

    @TempDir private Path folder;

    @Test
    void shouldReadTheEndOfALongLog() throws IOException {
        // Given
        Path log = folder.resolve("log");
        Files.writeString(log, "line\n".repeat(100_000) + "last\n");

        // Then
        assertThat(LogEnd.read(log)).hasSize(16 * 1024).endsWith("line\nlast\n");
    }

    @Test
    void shouldBeEmptyWithoutALog() throws IOException {
        assertThat(LogEnd.read(folder.resolve("none"))).isEmpty();
    }
}
