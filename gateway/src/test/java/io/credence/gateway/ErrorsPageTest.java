package io.credence.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/errors.md` lists the gateway's own error codes; the other sections are checked beside the
/// other enums.
class ErrorsPageTest {

    @Test
    void shouldListEveryCodeWithItsStatusAndType() throws IOException {
        // Given
        List<String> expected =
                Arrays.stream(GatewayErrorCode.values())
                        .map(code ->
                                "| `%s` | %d | `%s` |".formatted(code, code.status(), code.type()))
                        .toList();
        // When
        List<String> rows =
                Files.readAllLines(Path.of("../docs/errors.md")).stream()
                        .dropWhile(line -> !line.equals("## gateway"))
                        .filter(line -> line.startsWith("| `"))
                        .toList();
        // Then
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).startsWith(expected.get(i));
        }
    }
}
