package io.credence.platform.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The public API as one user sees it: through the gateway, with that user's token.
public final class Api implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration REFRESH_BEFORE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String gateway;
    private final String tokenUrl;
    private final Map<String, String> grant;
    private String token = "";
    private Instant refreshAt = Instant.EPOCH;

    /// @param grant the form fields that the token endpoint wants, secrets included
    public Api(String gateway, String tokenUrl, Map<String, String> grant) {
        this.gateway = gateway;
        this.tokenUrl = tokenUrl;
        this.grant = Map.copyOf(grant);
    }

    public JsonNode get(String path) throws InterruptedException {
        return json(send(request(path).GET()));
    }

    /// Every item of a list, page after page.
    public List<JsonNode> all(String path) throws InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path);
        page.path("items").forEach(items::add);
        while (page.hasNonNull("nextPageToken")) {
            page = get(path + "?page_token=" + encode(page.path("nextPageToken").asText()));
            page.path("items").forEach(items::add);
        }
        return items;
    }

    public JsonNode post(String path, Object body) throws InterruptedException {
        return json(send(withJson(request(path), body, "POST")));
    }

    public JsonNode post(String path, Object body, String idempotencyKey)
            throws InterruptedException {
        HttpRequest.Builder request =
                withJson(request(path), body, "POST").header("Idempotency-Key", idempotencyKey);
        return json(send(request));
    }

    /// A POST inside a trace that the caller began.
    public JsonNode postTraced(String path, Object body, String traceparent)
            throws InterruptedException {
        return json(send(withJson(request(path), body, "POST").header("traceparent", traceparent)));
    }

    public JsonNode postCsv(String path, byte[] gzipped) throws InterruptedException {
        return json(
                send(
                        request(path)
                                .header("Content-Type", "text/csv")
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(gzipped))));
    }

    /// A PUT whatever the current state is. The status may be an expected refusal.
    public Answer put(String path, Object body) throws InterruptedException {
        HttpResponse<String> response =
                exchange(withJson(request(path), body, "PUT").header("If-Match", "*"));
        return new Answer(response.statusCode(), parse(response.body()));
    }

    /// Only the status of a call that is expected to be refused.
    public int status(String method, String path, @Nullable Object body)
            throws InterruptedException {
        HttpRequest.Builder request = request(path);
        return exchange(
                        body == null
                                ? request.method(method, noBody())
                                : withJson(request, body, method))
                .statusCode();
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }

    /// The tenant's live events as `event: name` and `data: {...}` lines, until the stream is
    /// closed.
    public Stream<String> events() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gateway + "/api/v1/events"))
                        .header("Authorization", "Bearer " + token())
                        .header("Accept", "text/event-stream")
                        .build();
        try {
            HttpResponse<Stream<String>> response =
                    http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "the event stream answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway does not answer at " + gateway, e);
        }
    }

    /// Status and body of a call that may be refused.
    public record Answer(int status, JsonNode body) {}

    private HttpRequest.Builder request(String path) throws InterruptedException {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token());
    }

    private static HttpRequest.Builder withJson(
            HttpRequest.Builder request, Object body, String method) {
        try {
            return request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.request().method()
                            + " "
                            + response.uri().getPath()
                            + " answered "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway does not answer at " + gateway, e);
        }
    }

    static long[] longs(JsonNode column) {
        return StreamSupport.stream(column.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    static double[] doubles(JsonNode column) {
        return StreamSupport.stream(column.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + body, e);
        }
    }

    private synchronized String token() throws InterruptedException {
        if (Instant.now().isBefore(refreshAt)) {
            return token;
        }
        String form =
                grant.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        HttpResponse<String> response =
                exchange(
                        HttpRequest.newBuilder(URI.create(tokenUrl))
                                .timeout(TIMEOUT)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "Keycloak gave no token (" + response.statusCode() + "): " + response.body());
        }
        JsonNode answer = parse(response.body());
        token = answer.path("access_token").asText();
        refreshAt =
                Instant.now().plusSeconds(answer.path("expires_in").asLong()).minus(REFRESH_BEFORE);
        return token;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
