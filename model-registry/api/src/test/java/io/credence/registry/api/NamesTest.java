package io.credence.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"champion", "shadow", "canary-2", "_x", "v", "version1"})
    void shouldTakeAnAlias(String alias) {
        assertThat(new Alias(alias).value()).isEqualTo(alias);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "Latest", "v1", "V22", "1a", "a b", "a/b", "-a", "ä"})
    void shouldRefuseAnAlias(String alias) {
        assertThatThrownBy(() -> new Alias(alias)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"btc-tcn", "A.b_c-1", "1"})
    void shouldTakeAModelName(String name) {
        assertThat(new ModelName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "-a", "a b", "a/b", "a:b", "a\n", "ä"})
    void shouldRefuseAModelName(String name) {
        assertThatThrownBy(() -> new ModelName(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
