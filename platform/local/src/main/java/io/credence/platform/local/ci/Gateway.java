package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The suite's public API for one machine, with patience: a request is repeated until somebody
/// answers it for good, so only requests that may be repeated go this way.
public final class Gateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final Access access;
    private final Patience patience;
    private final Consumer<String> log;
    private final Tokens tokens;
    private final Instant end;

    /// A gateway whose patience begins now.
    ///
    /// @param log told of every hiccup
    public Gateway(Access access, Patience patience, Consumer<String> log) {
        this.access = access;
        this.patience = patience;
        this.log = log;
        this.tokens = new Tokens(http, access);
        this.end = Instant.now().plus(patience.timeout());
    }

    String link(String page) {
        return access.gateway() + page;
    }

    Answer get(String path) throws InterruptedException {
        return send(path, request -> request.GET());
    }

    Answer post(String path, String json, Map<String, String> headers) throws InterruptedException {
        return send(path, request -> withJson(request, "POST", json, headers));
    }

    Answer put(String path, JsonNode body, Map<String, String> headers)
            throws InterruptedException {
        return send(path, request -> withJson(request, "PUT", body.toString(), headers));
    }

    /// Waits until it is time to look again.
    void pause() throws InterruptedException {
        pause(patience.poll(), "the run is not over");
    }

    private static void withJson(
            HttpRequest.Builder request, String method, String json, Map<String, String> headers) {
        request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
    }

    private Answer send(String path, Consumer<HttpRequest.Builder> request)
            throws InterruptedException {
        Instant silentSince = Instant.now();
        for (int failures = 1; ; failures++) {
            String trouble;
            Optional<Duration> asked = Optional.empty();
            try {
                HttpResponse<String> response = authorized(path, request);
                if (!Transient.is(response.statusCode())) {
                    return answer(response);
                }
                trouble = path + " answered " + response.statusCode();
                asked = response.headers().firstValue("Retry-After").flatMap(Gateway::delay);
            } catch (IOException e) {
                trouble = "no answer from " + path + ": " + reason(e);
            }
            // Who says when to come back is not silent.
            if (asked.isPresent()) {
                silentSince = Instant.now();
            } else if (silentSince.plus(patience.silence()).isBefore(Instant.now())) {
                throw new NoAnswer(
                        "gave up after %d seconds: %s"
                                .formatted(patience.silence().toSeconds(), trouble));
            }
            Duration pause = asked.orElse(patience.pauseAfter(failures));
            log.accept("%s; again in %d s".formatted(trouble, pause.toSeconds()));
            pause(pause, trouble);
        }
    }

    /// A token may be revoked before it expires; the second refusal is final.
    private HttpResponse<String> authorized(String path, Consumer<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(path, request);
        if (response.statusCode() != UNAUTHORIZED) {
            return response;
        }
        tokens.forget();
        return exchange(path, request);
    }

    private HttpResponse<String> exchange(String path, Consumer<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(access.gateway() + path))
                        .timeout(REQUEST_TIMEOUT)
                        .header("Accept", "application/json, application/problem+json")
                        .header("Authorization", "Bearer " + tokens.current());
        request.accept(builder);
        return http.send(
                builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        String body = response.body();
        boolean json =
                response.headers().firstValue("Content-Type").orElse("").contains("json")
                        && !body.isBlank();
        JsonNode parsed = json ? JSON.readTree(body) : MissingNode.getInstance();
        if (response.statusCode() < 300 && !json) {
            throw new IOException("an answer that is not JSON: is this the gateway?");
        }
        return new Answer(response.statusCode(), response.headers(), parsed);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void pause(Duration pause, String meanwhile) throws InterruptedException {
        if (Instant.now().plus(pause).isAfter(end)) {
            throw new NoAnswer(
                    "out of time after %d seconds: %s"
                            .formatted(patience.timeout().toSeconds(), meanwhile));
        }
        Thread.sleep(pause);
    }

    /// Seconds or a date (RFC 9110, 10.2.3).
    private static Optional<Duration> delay(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            Instant date =
                    ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Duration left = Duration.between(Instant.now(), date);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
