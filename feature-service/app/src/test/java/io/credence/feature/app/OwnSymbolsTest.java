package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The integration tests of this module share one application, and one tenant in it: an instrument
/// of two classes is one instrument, and which of them fails depends on their order.
class OwnSymbolsTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern SYMBOL = Pattern.compile("\"([A-Z0-9]+-(?:USD|USDT|EUR|BTC))\"");

    // One that nobody makes, and one that nobody changes.
    private static final Set<String> OF_ALL = Set.of("NOBODYS-USD", "BTC-USD");

    @Test
    void shouldUseAnInstrumentInOneClassOnly() throws IOException {
        // Given
        Map<String, Set<String>> classes = new TreeMap<>();
        for (Path test : integrationTests()) {
            SYMBOL.matcher(Files.readString(test))
                    .results()
                    .map((MatchResult literal) -> literal.group(1))
                    .filter(symbol -> !OF_ALL.contains(symbol))
                    .forEach(symbol ->
                            classes.computeIfAbsent(symbol, _ -> new TreeSet<>())
                                    .add(test.getFileName().toString()));
        }
        // Then
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(classes).allSatisfy((symbol, users) -> assertThat(users).as(symbol).hasSize(1));
    }

    private static List<Path> integrationTests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.getFileName().toString().endsWith("IT.java")).toList();
        }
    }
}
