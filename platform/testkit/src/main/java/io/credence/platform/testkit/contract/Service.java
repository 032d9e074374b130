package io.credence.platform.testkit.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/// The service under test, over HTTP.
public final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    private Service(String base) {
        this.base = base;
    }

    /// The one that this Quarkus test runs.
    public static Service underTest() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return new Service("http://127.0.0.1:" + port);
    }

    /// Sends one request and reads the whole answer.
    ///
    /// @param bearer the access token, if any
    /// @throws IllegalArgumentException for a header or target that no client can send
    public Answer send(Call call, Optional<String> bearer) {
        try {
            return exchange(call, bearer);
        } catch (UncheckedIOException _) {
            // The service closed the connection behind an answer just when this request came.
            return exchange(call, bearer);
        }
    }

    private Answer exchange(Call call, Optional<String> bearer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + call.target()))
                        .timeout(PATIENCE)
                        .method(
                                call.method(),
                                call.body().length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), BodyHandlers.ofInputStream());
            return new Answer(response.statusCode(), response.headers(), text(response));
        } catch (IOException e) {
            throw new UncheckedIOException(call.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // An event stream has no end.
    private static String text(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = decoded(response)) {
            boolean endless =
                    response.headers()
                            .firstValue("Content-Type")
                            .filter(type -> type.startsWith("text/event-stream"))
                            .isPresent();
            return endless ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // An odd `Accept-Encoding` may well be one that takes gzip.
    private static InputStream decoded(HttpResponse<InputStream> response) throws IOException {
        boolean zipped =
                response.headers()
                        .firstValue("Content-Encoding")
                        .filter("gzip"::equals)
                        .isPresent();
        return zipped ? new GZIPInputStream(response.body()) : response.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
