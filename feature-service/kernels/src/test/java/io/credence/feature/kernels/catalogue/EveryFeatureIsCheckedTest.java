package io.credence.feature.kernels.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.oracle.NaiveComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No feature of the catalogue goes without a second opinion: its group's test, `XTest` beside `X`,
/// has [NaiveComparison] hold the whole group against plain formulas, and fails if one is missing.
class EveryFeatureIsCheckedTest {

    static Stream<FeatureProvider> groups() {
        return FeatureCatalogue.OWN.stream();
    }

    @Test
    void shouldKnowEveryGroupOfTheCatalogue() {
        // Given what others may bring with them
        List<String> checked = new ArrayList<>(names(groups()));
        checked.addAll(
                names(
                        ServiceLoader.load(FeatureProvider.class).stream()
                                .map(ServiceLoader.Provider::get)));
        // When
        List<String> catalogue =
                FeatureCatalogue.features().stream().map(FeatureDefinition::name).toList();
        // Then
        assertThat(checked).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void shouldHoldTheWholeGroupAgainstFormulas(FeatureProvider group) throws IOException {
        // Given
        Path test =
                Path.of("src/test/java")
                        .resolve(group.getClass().getName().replace('.', '/') + "Test.java");
        // When
        String source = Files.readString(test);
        // Then
        assertThat(source)
                .contains("new " + group.getClass().getSimpleName() + "().features()")
                .contains(NaiveComparison.class.getSimpleName() + ".check(")
                .contains("void shouldAgreeWithThe")
                .doesNotContain("@Disabled");
    }

    private static List<String> names(Stream<FeatureProvider> providers) {
        return providers
                .flatMap(provider -> provider.features().stream())
                .map(FeatureDefinition::name)
                .toList();
    }
}
