package io.credence.registry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.prediction.api.PredictionErrorCode;
import io.credence.registry.api.RegistryErrorCode;
import io.credence.strategy.api.StrategyErrorCode;
import io.credence.training.api.TrainingErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/errors.md` lists every error code of every context, and none that is not.
class ErrorsPageTest {

    private static final Path PAGE = Path.of("../../docs/errors.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z_]+)` \\| (\\d{3}) \\| `([A-Z]+)` \\| (\\S.*\\S) \\|");

    record Section(String title, List<ErrorCode> codes) {

        static Section of(String title, ErrorCode... codes) {
            return new Section(title, List.of(codes));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Section> sections() {
        return Stream.of(
                Section.of("Every service", PlatformErrorCode.values()),
                Section.of("feature-service", FeatureErrorCode.values()),
                Section.of("training-orchestrator", TrainingErrorCode.values()),
                Section.of("model-registry", RegistryErrorCode.values()),
                Section.of("prediction-service", PredictionErrorCode.values()),
                Section.of("strategy-service", StrategyErrorCode.values()));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void shouldListEveryCodeWithItsStatusAndType(Section section) throws IOException {
        // Given
        List<String> expected =
                section.codes().stream()
                        .map(code -> code.name() + " " + code.status() + " " + code.type())
                        .toList();
        // When
        List<String> listed =
                rows(section.title())
                        .map(ROW::matcher)
                        .peek(row -> assertThat(row.matches()).as(row.toString()).isTrue())
                        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                        .toList();
        // Then
        assertThat(listed).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldHaveASectionForEachContextAndNoOther() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("## ")))
                .containsExactlyElementsOf(
                        Stream.concat(
                                        sections().map(section -> "## " + section),
                                        // Its codes are in its app, which checks them.
                                        Stream.of("## gateway"))
                                .toList());
    }

    private static Stream<String> rows(String title) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + title))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"));
    }
}
