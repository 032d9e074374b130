package io.credence.feature.app;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.platform.testkit.golden.GoldenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/features.md` is written from the catalogue: `-Dgolden.update=true` writes it anew.
class CataloguePageTest {

    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z0-9_]+)\">");
    private static final int CELLS = 7;

    // Those of other providers, such as a test's, are not the suite's.
    private static final List<FeatureDefinition> OWN =
            FeatureCatalogue.features().stream()
                    .filter(feature -> feature.group() != FeatureGroup.OTHER)
                    .toList();

    private final String page = new CataloguePage(OWN).markdown();

    @Test
    void shouldBeThePageOfTheCatalogue() {
        GoldenFile.at(Path.of("../../docs/features.md")).assertMatches(page);
    }

    @Test
    void shouldHaveAnAnchorForEveryFeature() {
        assertThat(ANCHOR.matcher(page).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        OWN.stream().map(FeatureDefinition::name).collect(toSet()));
    }

    @Test
    void shouldKeepEveryRowInItsCells() {
        assertThat(page.lines().filter(line -> line.startsWith("| <a id=")))
                .allSatisfy(line ->
                        assertThat(line.replace("\\|", "").chars().filter(c -> c == '|').count())
                                .as(line)
                                .isEqualTo(CELLS + 1));
    }
}
