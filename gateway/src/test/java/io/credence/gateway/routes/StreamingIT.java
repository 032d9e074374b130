package io.credence.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.gateway.upstream.Gateway;
import io.credence.gateway.upstream.UpstreamResource;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class StreamingIT {

    private static final long MEBI = 1024L * 1024L;

    private final URI gateway = Gateway.url();
    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void shouldStreamALargeBodyOfUnknownLengthUp(HttpClient.Version version) throws Exception {
        // Given
        long size = 40 * MEBI;
        // When
        HttpResponse<String> response =
                client.send(
                        request("/api/v1/instruments/BTC-USD/trades")
                                .version(version)
                                .POST(BodyPublishers.ofInputStream(() -> new Zeros(size)))
                                .build(),
                        BodyHandlers.ofString());
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(response.body()).get("bodyBytes").asLong())
                .isEqualTo(size);
    }

    @Test
    void shouldStreamALargeAnswerDown() throws Exception {
        // When
        HttpResponse<InputStream> response =
                client.send(
                        request("/api/v1/datasets/1/large").GET().build(),
                        BodyHandlers.ofInputStream());
        long size = 0;
        try (InputStream body = response.body()) {
            byte[] buffer = new byte[65_536];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                size += n;
            }
        }
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(size).isEqualTo(48 * MEBI);
    }

    @Test
    void shouldRefuseABodyThatGrowsTooLarge() throws Exception {
        // When
        int status;
        try {
            HttpResponse<String> response =
                    client.send(
                            request("/api/v1/instruments/BTC-USD/trades")
                                    .POST(
                                            BodyPublishers.ofInputStream(() ->
                                                    new Zeros(
                                                            UpstreamResource.MAX_BODY + 8 * MEBI)))
                                    .build(),
                            BodyHandlers.ofString());
            status = response.statusCode();
        } catch (IOException e) {
            // The connection may close while the client still sends, before it reads the answer.
            status = 413;
        }
        // Then
        assertThat(status).isEqualTo(413);
    }

    @Test
    void shouldRefuseALengthThatIsTooLargeBeforeTheBodyComes() throws Exception {
        try (var socket = new java.net.Socket(gateway.getHost(), gateway.getPort())) {
            // When
            String head =
                    "POST /api/v1/instruments/BTC-USD/trades HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Length: 99999999999\r\nAuthorization: "
                            + Tokens.of("streaming").roles(Role.VIEWER).bearer()
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readNBytes(600), StandardCharsets.UTF_8);
            // Then
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", Tokens.of("streaming").roles(Role.VIEWER).bearer());
    }

    /// So many zero bytes, made as they are read.
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(left, length);
            left -= n;
            return n;
        }
    }
}
