package io.credence.gateway.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.gateway.upstream.UpstreamResource;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateLimitIT {

    @Test
    void shouldRefuseATenantBeyondItsQuotaAndNoOther() {
        // Given
        String greedy = Tokens.of("greedy").roles(Role.VIEWER).bearer();
        // When
        Response refused = get(greedy);
        for (int i = 0; i < 4 * UpstreamResource.BURST && refused.statusCode() == 200; i++) {
            refused = get(greedy);
        }
        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.path("error_code").toString()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"tenant\";q=100;w=100");
        assertThat(refused.header("RateLimit")).startsWith("\"tenant\";r=0;t=");
        assertThat(get(Tokens.of("modest").roles(Role.VIEWER).bearer()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldTellWhatIsLeft() {
        // When
        Response response = get(Tokens.of("curious").roles(Role.VIEWER).bearer());
        // Then
        assertThat(response.header("RateLimit")).isEqualTo("\"tenant\";r=99;t=1");
    }

    private static Response get(String bearer) {
        return given().header("Authorization", bearer).get("/api/v1/me");
    }
}
