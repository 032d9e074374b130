package io.credence.training.trainer.client;

import io.credence.training.trainer.job.JobJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// JSON over HTTP to one service, with a bearer token. A 401 is tried once more with a new token.
public final class ServiceClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http;
    private final Tokens tokens;
    private final URI base;
    private final Retry retry;

    public ServiceClient(HttpClient http, Tokens tokens, String base, Retry retry) {
        this.http = http;
        this.tokens = tokens;
        this.base = URI.create(base.endsWith("/") ? base : base + "/");
        this.retry = retry;
    }

    public <T> T get(String path, Class<T> type) {
        HttpResponse<byte[]> response =
                exchange(request(path, TIMEOUT).GET(), HttpResponse.BodyHandlers.ofByteArray());
        return body(response.statusCode(), response.body(), type);
    }

    public <T> T post(String path, Object body, Class<T> type) {
        HttpResponse<byte[]> response = send(path, body, retry);
        return body(response.statusCode(), response.body(), type);
    }

    /// Where the answer says nothing but yes.
    public void post(String path, Object body) {
        HttpResponse<byte[]> response = send(path, body, retry);
        if (isRefused(response.statusCode())) {
            throw refusal(response.statusCode(), response.body());
        }
    }

    /// For what is soon sent again anyway.
    public <T> T postOnce(String path, Object body, Class<T> type) {
        HttpResponse<byte[]> response = send(path, body, Retry.NEVER);
        return body(response.statusCode(), response.body(), type);
    }

    public void download(String path, Path target) {
        HttpResponse<Path> response =
                exchange(
                        request(path, DOWNLOAD_TIMEOUT).GET(),
                        HttpResponse.BodyHandlers.ofFile(target));
        if (isRefused(response.statusCode())) {
            try {
                throw refusal(response.statusCode(), Files.readAllBytes(target));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private HttpResponse<byte[]> send(String path, Object body, Retry how) {
        return exchange(
                request(path, TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JobJson.bytes(body))),
                HttpResponse.BodyHandlers.ofByteArray(),
                how);
    }

    private <T> HttpResponse<T> exchange(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        return exchange(request, handler, retry);
    }

    private <T> HttpResponse<T> exchange(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler, Retry how) {
        HttpResponse<T> response = attempt(request, handler, how);
        if (response.statusCode() == UNAUTHORIZED) {
            tokens.discard();
            return attempt(request, handler, how);
        }
        return response;
    }

    private <T> HttpResponse<T> attempt(
            HttpRequest.Builder builder, HttpResponse.BodyHandler<T> handler, Retry how) {
        HttpRequest request =
                builder.setHeader("Authorization", "Bearer " + tokens.current()).build();
        return how.send(
                request.method() + " " + request.uri().getPath(),
                () -> http.send(request, handler));
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
    }

    private static <T> T body(int status, byte[] body, Class<T> type) {
        if (isRefused(status)) {
            throw refusal(status, body);
        }
        try {
            return JobJson.read(body, type);
        } catch (IOException e) {
            throw new Refusal(status, "UNREADABLE_ANSWER", "not a " + type.getSimpleName());
        }
    }

    private static boolean isRefused(int status) {
        return status < 200 || status > 299;
    }

    private static Refusal refusal(int status, byte[] body) {
        Map<?, ?> problem;
        try {
            problem = JobJson.read(body, Map.class);
        } catch (IOException e) {
            problem = Map.of();
        }
        return new Refusal(status, word(problem, "error_code"), word(problem, "detail"));
    }

    private static String word(Map<?, ?> problem, String field) {
        return Optional.<Object>ofNullable(problem.get(field)).map(String::valueOf).orElse("");
    }
}
