package io.credence.feature.kernels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureSetCheck.Objection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureSetCheckTest {

    private static List<Objection> check(List<String> features, Map<String, String> expressions) {
        return FeatureSetCheck.of(
                new FeatureSet(
                        "mine", FeatureCatalogue.KERNEL_VERSION, features, expressions, Map.of()));
    }

    @Test
    void shouldAcceptTheWholeCatalogueAndExpressionsOverExpressions() {
        // Given
        List<String> all =
                FeatureCatalogue.features().stream().map(FeatureDefinition::name).toList();
        // When / Then
        assertThat(check(all, Map.of())).isEmpty();
        assertThat(check(List.of("upper", "lower"), Map.of("upper", "-lower", "lower", "rsi_14")))
                .isEmpty();
    }

    @Test
    void shouldSayInWhichTextThePositionIs() {
        // Given an expression over one that is not understood
        Map<String, String> expressions = Map.of("upper", "1 + lower", "lower", "2 * nothing");
        // When / Then
        assertThat(check(List.of("upper", "lower"), expressions))
                .containsExactly(
                        new Objection(
                                "expressions.upper",
                                "is made of lower, which is refused: at character 5: no feature nothing"),
                        new Objection("expressions.lower", "at character 5: no feature nothing"));
    }

    @Test
    void shouldNotGoRoundInCircles() {
        assertThat(check(List.of("aa", "bb", "cc"), Map.of("aa", "bb", "bb", "aa + 1", "cc", "2")))
                .extracting(Objection::field)
                .containsExactly("expressions.aa", "expressions.bb");
        assertThat(chain(16)).isEmpty();
        assertThat(chain(17))
                .extracting(Objection::rule)
                .contains("must not lie more than 16 expressions deep");
    }

    private static List<Objection> chain(int length) {
        Map<String, String> expressions = new TreeMap<>();
        IntStream.range(1, length)
                .forEach(i -> expressions.put("link_" + i, "abs(link_" + (i + 1) + ")"));
        expressions.put("link_" + length, "rsi_14");
        return check(
                IntStream.rangeClosed(1, length).mapToObj(i -> "link_" + i).toList(), expressions);
    }

    @Test
    void shouldBoundWhatASetCosts() {
        // Given more features than a set may have, and windows that remember too much
        List<String> many = IntStream.rangeClosed(0, 300).mapToObj(i -> "more_" + i).toList();
        Map<String, String> wide = new TreeMap<>();
        String sum =
                IntStream.range(0, 15)
                        .mapToObj(i -> "rank(rsi_14 + %d, 1000)".formatted(i))
                        .reduce((a, b) -> a + " + " + b)
                        .orElseThrow();
        IntStream.range(0, 50).forEach(i -> wide.put("wide_" + i, sum));
        // When / Then
        assertThat(check(many, Map.of()))
                .containsExactly(new Objection("features", "must be at most 300"));
        assertThat(check(List.copyOf(wide.keySet()), wide))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.rule())
                            .startsWith(
                                    "must be computed in at most 5000 steps from at most 4194304");
                    assertThat(objection.field()).isNotEqualTo("expressions.wide_0");
                });
    }

    @Test
    void shouldRefuseAnExpressionThatNothingIsMadeOf() {
        // Given one that is used within another, and a misspelt one
        Map<String, String> expressions =
                Map.of("outer", "-inner", "inner", "rsi_14", "innre", "1");
        // When / Then
        assertThat(check(List.of("outer"), expressions))
                .containsExactly(
                        new Objection(
                                "expressions.innre",
                                "must be of one of the features, or of what one is made of"));
    }

    @Test
    void shouldReadWhatABarTellsOnlyWithinExpressions() {
        assertThat(check(List.of("range"), Map.of("range", "(high - low) / close"))).isEmpty();
        assertThat(check(List.of("close"), Map.of()))
                .containsExactly(new Objection("features[0]", "unknown feature close"));
    }
}
