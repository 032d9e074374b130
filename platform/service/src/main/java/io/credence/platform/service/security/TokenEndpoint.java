package io.credence.platform.service.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The client-credentials grant of the identity provider.
@ApplicationScoped
class TokenEndpoint {

    record Token(String value, Instant expiry) {
        @Override
        public String toString() {
            return "Token[expiry=" + expiry + "]";
        }
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String issuer;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    @Inject
    TokenEndpoint(
            @ConfigProperty(name = "credence.oidc.issuer") String issuer,
            ObjectMapper json,
            Clock clock) {
        this.issuer = issuer;
        this.json = json;
        this.clock = clock;
    }

    Token fetch(String clientId, String secret) {
        String basic = encode(clientId) + ":" + encode(secret);
        String credentials =
                Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(discover())
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + credentials)
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        JsonNode answer = send(request);
        return new Token(
                answer.path("access_token").asText(),
                clock.instant().plusSeconds(answer.path("expires_in").asLong()));
    }

    private URI discover() {
        URI location = URI.create(issuer + "/.well-known/openid-configuration");
        JsonNode document = send(HttpRequest.newBuilder(location).timeout(TIMEOUT).build());
        return URI.create(document.path("token_endpoint").asText());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return json.readTree(response.body());
            }
            throw unavailable(new IOException("status " + response.statusCode()));
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Exception cause) {
        return new ProblemException(
                PlatformErrorCode.UPSTREAM_FAILED, "the identity provider does not answer", cause);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
