package io.credence.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

    @Test
    void shouldReplaceTheIdentityByTheVerifiedToken() {
        // Given
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("Authorization", "Bearer sent")
                        .add("Cookie", "q_session_dashboard=x")
                        .add("X-Tenant-Id", "beta")
                        .add("x-forwarded-for", "10.0.0.1")
                        .add("X-Forwarded-Proto", "https")
                        .add("CE_TenantId", "beta")
                        .add("X-MLFLOW-WORKSPACE", "beta")
                        .add("traceparent", "00-1-2-01");
        // When
        ForwardedHeaders.prepare(headers, "verified", "http", "localhost:8080");
        // Then
        assertThat(headers.names())
                .containsExactlyInAnyOrder(
                        "Authorization", "X-Forwarded-Proto", "X-Forwarded-Host");
        assertThat(headers.getAll("Authorization")).containsExactly("Bearer verified");
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
    }

    @Test
    void shouldDropWhatTheCallerDeclaredToBeForThisHopOnly() {
        // Given
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("X-Hop", "1")
                        .add("X-Other", "2")
                        .add("Accept", "*/*");
        // When
        ForwardedHeaders.dropNamedByConnection(headers, List.of("keep-alive, x-hop", " x-other ,"));
        // Then
        assertThat(headers.names()).containsExactly("Accept");
    }

    @Test
    void shouldKeepWhatBelongsToTheRequest() {
        // Given
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("Idempotency-Key", "k")
                        .add("If-Match", "*")
                        .add("Inference-Header-Content-Length", "12")
                        .add("Content-Encoding", "gzip");
        // When
        ForwardedHeaders.prepare(headers, "", "http", "localhost");
        // Then
        assertThat(headers.names())
                .contains(
                        "Idempotency-Key",
                        "If-Match",
                        "Inference-Header-Content-Length",
                        "Content-Encoding")
                .doesNotContain("Authorization");
    }
}
