package io.credence.training.trainer.client;

import io.credence.training.api.JobSpec;
import io.credence.training.trainer.job.JobJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Tokens by the client-credentials grant (RFC 6749, section 4.4), kept until shortly before they
/// expire.
public final class ClientCredentials implements Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final JobSpec.Credentials credentials;
    private final InstantSource clock;
    private final Retry retry;
    private @Nullable Token token;

    public ClientCredentials(
            HttpClient http, JobSpec.Credentials credentials, InstantSource clock, Retry retry) {
        this.http = http;
        this.credentials = credentials;
        this.clock = clock;
        this.retry = retry;
    }

    private record Token(String value, Instant until) {}

    private record Grant(String access_token, long expires_in) {}

    @Override
    public synchronized String current() {
        Token known = token;
        if (known == null || !clock.instant().isBefore(known.until)) {
            known = request();
            token = known;
        }
        return known.value;
    }

    @Override
    public synchronized void discard() {
        token = null;
    }

    private Token request() {
        String form =
                "grant_type=client_credentials&client_id="
                        + encode(credentials.clientId())
                        + "&client_secret="
                        + encode(credentials.clientSecret());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(credentials.tokenUrl()))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        HttpResponse<byte[]> response =
                retry.send(
                        "token", () -> http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        if (response.statusCode() != 200) {
            throw new Refusal(response.statusCode(), "TOKEN_REFUSED", "no token for this Job");
        }
        try {
            Grant grant = JobJson.read(response.body(), Grant.class);
            Instant until = clock.instant().plusSeconds(grant.expires_in()).minus(MARGIN);
            return new Token(grant.access_token(), until);
        } catch (IOException e) {
            throw new Refusal(502, "TOKEN_UNREADABLE", "the token endpoint's answer is no grant");
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
