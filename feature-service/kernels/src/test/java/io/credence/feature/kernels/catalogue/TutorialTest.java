package io.credence.feature.kernels.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/tutorials/add-your-own-feature.md` shows code that runs here. Its feature is in the
/// catalogue of these tests, so the laws are tested on it like on all others.
class TutorialTest {

    private static final Path PAGE = Path.of("../../docs/tutorials/add-your-own-feature.md");
    private static final Path CLASS =
            Path.of("src/test/java/com/example/features/ClosePressure.java");
    private static final Path SERVICE =
            Path.of(
                    "src/test/resources/META-INF/services/"
                            + "io.credence.feature.kernels.definition.FeatureProvider");
    private static final String NAME = "close_pressure_10";
    private static final int WINDOW = 10;

    @Test
    void shouldShowTheClassAndTheFileThatAreCompiledHere() throws IOException {
        assertThat(fenced("java")).isEqualTo(Files.readString(CLASS));
        assertThat(Files.readString(SERVICE)).contains(fenced(""));
        assertThat(Files.readString(PAGE)).contains(SERVICE.getFileName().toString());
    }

    @Test
    void shouldFindTheFeatureInTheCatalogue() {
        FeatureDefinition feature = FeatureCatalogue.feature(NAME).orElseThrow();

        assertThat(feature.warmUp()).isEqualTo(WINDOW - 1);
        assertThat(feature.inputs()).containsExactly("close", "high", "low");
        assertThat(feature.nanRule()).endsWith("0.5 for a bar without a range");
    }

    @Test
    void shouldBeTheMeanOfWhereBarsClose() {
        // Given
        BarColumns bars = RandomBars.gapless(7L, 200, Interval.H1);
        // When
        FeatureMatrix matrix =
                FeatureMatrix.compute(
                        set(List.of(NAME), Map.of()), Interval.H1, WindowSpec.DEFAULT, bars);
        // Then
        for (int t = WINDOW - 1; t < bars.size(); t++) {
            double sum = 0.0;
            for (int i = t - WINDOW + 1; i <= t; i++) {
                double range = bars.high(i) - bars.low(i);
                sum += range == 0.0 ? 0.5 : (bars.close(i) - bars.low(i)) / range;
            }
            assertThat(matrix.value(t, 0)).isCloseTo(sum / WINDOW, within(1e-12));
        }
    }

    @Test
    void shouldUnderstandTheExpression() throws IOException {
        // Given
        String request = fenced("sh");
        List<String> features =
                Pattern.compile("\"([a-z0-9_]+)\"")
                        .matcher(group(request, "\"features\": \\[([^\\]]*)]"))
                        .results()
                        .map(name -> name.group(1))
                        .toList();
        String expression = group(request, "\"calm_trend\": \"([^\"]*)\"");
        BarColumns bars = RandomBars.gapless(8L, 400, Interval.H1);
        // When
        FeatureMatrix matrix =
                FeatureMatrix.compute(
                        set(features, Map.of("calm_trend", expression)),
                        Interval.H1,
                        WindowSpec.DEFAULT,
                        bars);
        // Then
        assertThat(features).hasSize(4).endsWith("calm_trend");
        assertThat(matrix.isWarm(399)).isTrue();
        assertThat(matrix.value(399, 3)).isNotZero().isBetween(-10.0, 10.0);
    }

    private static FeatureSet set(List<String> features, Map<String, String> expressions) {
        return new FeatureSet(
                "tutorial", FeatureCatalogue.KERNEL_VERSION, features, expressions, Map.of());
    }

    /// What stands in the page's first block of that language.
    private static String fenced(String language) throws IOException {
        StringBuilder block = new StringBuilder();
        boolean isInside = false;
        boolean isWanted = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                if (isWanted) {
                    return block.toString();
                }
                isInside = !isInside;
                isWanted = isInside && line.substring(3).equals(language);
            } else if (isWanted) {
                block.append(line).append('\n');
            }
        }
        throw new AssertionError("no block of " + language);
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
