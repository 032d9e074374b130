package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The manual's table of settings against what the services read.
class SettingsTest {

    @Test
    void shouldDocumentEverySettingWithItsReadersAndItsDefault() {
        List<List<String>> documented =
                OperatorsManual.read().settings().stream()
                        .map(row -> List.of(row.variable(), row.services(), row.initial()))
                        .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        SettingsReader.settings().rows(SettingsReader.apps().keySet()));
    }

    @Test
    void shouldSayWhatEachSettingMeans() {
        assertThat(OperatorsManual.read().settings())
                .allSatisfy(row -> assertThat(row.meaning()).as(row.variable()).isNotBlank());
    }
}
