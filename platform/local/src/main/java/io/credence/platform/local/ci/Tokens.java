package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// The machine's access token by the client-credentials grant, fetched again before it expires.
final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long MARGIN_SECONDS = 30;

    private final HttpClient http;
    private final Access access;
    private String token = "";
    private Instant refreshAt = Instant.EPOCH;

    Tokens(HttpClient http, Access access) {
        this.http = http;
        this.access = access;
    }

    /// An IOException may be worth another try; a refusal of the client is not.
    synchronized String current() throws IOException, InterruptedException {
        if (Instant.now().isBefore(refreshAt)) {
            return token;
        }
        HttpResponse<String> response =
                http.send(request(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        JsonNode answer = JSON.readTree(response.body());
        token = answer.path("access_token").asText();
        // A token that lives shorter than the margin still serves for half its life.
        long lifetime = answer.path("expires_in").asLong();
        refreshAt = Instant.now().plusSeconds(Math.max(lifetime / 2, lifetime - MARGIN_SECONDS));
        return token;
    }

    /// The suite did not take it.
    synchronized void forget() {
        refreshAt = Instant.EPOCH;
    }

    private HttpRequest request() {
        String basic = encode(access.clientId()) + ":" + encode(access.clientSecret());
        String credentials =
                Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(access.tokenUrl())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + credentials)
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    private IOException refusal(HttpResponse<String> response) {
        int status = response.statusCode();
        String what =
                "%s gave client %s no token: %d%s"
                        .formatted(
                                access.tokenUrl(),
                                access.clientId(),
                                status,
                                reason(response.body()));
        if (Transient.is(status)) {
            return new IOException(what);
        }
        throw new StepRefused(what);
    }

    // Of a foreign page, nothing: it may be long, and it may repeat what it was sent.
    private static String reason(String body) {
        try {
            String error = JSON.readTree(body).path("error").asText();
            return error.matches("\\w{1,64}") ? " " + error : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
