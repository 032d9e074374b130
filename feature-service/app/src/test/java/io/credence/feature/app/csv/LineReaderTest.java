package io.credence.feature.app.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void shouldReadLinesHoweverTheyEnd() throws IOException {
        // Given
        LineReader lines = reader("a\nb\r\n\nc", 100);
        // When / Then
        assertThat(lines.next()).isEqualTo("a");
        assertThat(lines.next()).isEqualTo("b");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo("c");
        assertThat(lines.number()).isEqualTo(4);
        assertThat(lines.next()).isNull();
    }

    @Test
    void shouldStopAtALineWithoutEnd() {
        // Given
        LineReader lines = reader("x".repeat(5000), 10_000);
        // When / Then
        assertThatThrownBy(lines::next)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("line 1 must not be longer");
    }

    @Test
    void shouldStopAtTheLimitOfTheWhole() {
        // Given
        LineReader lines = reader("1\n".repeat(1000), 1999);
        // When / Then
        assertThatThrownBy(
                        () -> {
                            while (lines.next() != null) {
                                // Only the limit ends this.
                            }
                        })
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("larger than allowed");
    }

    private static LineReader reader(String text, long maxBytes) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), maxBytes);
    }
}
