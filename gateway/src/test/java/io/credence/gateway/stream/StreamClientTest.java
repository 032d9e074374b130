package io.credence.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamClientTest {

    private static final int BUFFER = 16;
    private static final String BIG = "data: " + "x".repeat(256 * 1024) + "\n\n";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EventHub hub = new EventHub(metrics);
    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<StreamClient> opened = new CompletableFuture<>();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            request.response().setChunked(true);
                            StreamClient client =
                                    new StreamClient(
                                            "alpha",
                                            Set.of(),
                                            request.response(),
                                            vertx.getOrCreateContext(),
                                            BUFFER);
                            hub.add(client, 10);
                            opened.complete(client);
                        });
        port =
                server.listen(0)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldDropAReaderThatDoesNotReadAndTellIt() throws Exception {
        try (Socket socket = request()) {
            opened.get(20, TimeUnit.SECONDS);
            // When
            int sent = 0;
            while (hub.size() > 0 && sent < 10_000) {
                hub.publish(new EventFrame("alpha", "t", BIG));
                sent++;
            }
            // Then
            assertThat(hub.size()).isZero();
            assertThat(metrics.counter("credence.gateway.stream.dropped.clients").count())
                    .isEqualTo(1);
            InputStream in = socket.getInputStream();
            String all = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(all.substring(all.length() - 200)).contains("event: dropped");
        }
    }

    @Test
    void shouldServeAReaderThatKeepsUp() throws Exception {
        try (Socket socket = request()) {
            opened.get(20, TimeUnit.SECONDS);
            InputStream in = socket.getInputStream();
            // When
            for (int i = 0; i < 20 * BUFFER; i++) {
                hub.publish(new EventFrame("alpha", "t", "data: " + i + "\n\n"));
                String seen = "";
                while (!seen.contains("data: " + i)) {
                    seen += (char) in.read();
                }
            }
            // Then
            assertThat(hub.size()).isEqualTo(1);
        }
    }

    private Socket request() throws Exception {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
