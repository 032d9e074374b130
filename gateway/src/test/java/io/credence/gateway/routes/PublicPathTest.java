package io.credence.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicPathTest {

    @Test
    void shouldPassAPlainPath() {
        String path = "/api/v1/models/btc%20tcn/versions/3";
        assertThat(PublicPath.check(path, path)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/training-runs/1%2Fattempts/1/lease, /api/v1/training-runs/1%2Fattempts/1/lease",
        "/api/v1/models/../served-aliases, /api/v1/served-aliases",
        "/api/v1/models/%2e%2e/served-aliases, /api/v1/models/%2e%2e/served-aliases",
        "/api/v1/training-runs/1/attempts;x=1/1, /api/v1/training-runs/1/attempts;x=1/1",
        "/api/v1//served-aliases, /api/v1//served-aliases",
        "/api/v1/a%5Cb, /api/v1/a%5Cb",
        "/api/v1/a%252Fb, /api/v1/a%252Fb",
        "/api/v1/served%2Daliases, /api/v1/served-aliases"
    })
    void shouldRefuseWhatAServiceCouldReadDifferently(String raw, String normalized) {
        assertThatThrownBy(() -> PublicPath.check(raw, normalized))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("plain");
    }
}
