package io.credence.platform.local.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a part of the running suite how it is now: services for their readiness, the others whether
/// they take a connection.
public final class PartProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public boolean answers(ProcessState part) throws InterruptedException {
        return switch (part.name()) {
            case "postgresql", "kafka", "keycloak" -> takesConnections(part.port());
            default -> isReady(part.port());
        };
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Math.toIntExact(PATIENCE.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isReady(int port) throws InterruptedException {
        URI health = URI.create(Ports.url(port) + ServiceDefinition.READY_PATH);
        try {
            return http.send(
                                    HttpRequest.newBuilder(health).timeout(PATIENCE).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
