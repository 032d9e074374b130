package io.credence.platform.testkit.golden;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    @TempDir Path folder;

    @Test
    void shouldCompareWithTheFile() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("out.yaml"), "a: 1\n");
        // When
        GoldenFile.at(file).assertMatches("a: 1\r\n");
        // Then
        assertThatThrownBy(() -> GoldenFile.at(file).assertMatches("a: 2\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("out.yaml");
        assertThatThrownBy(() -> GoldenFile.at(folder.resolve("none")).assertMatches(""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("golden.update");
    }
}
