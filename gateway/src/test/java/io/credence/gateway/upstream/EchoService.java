package io.credence.gateway.upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/// A service on loopback that answers with what reached it. Paths ending in `status-<n>`, `broken`,
/// `silent` and `large` misbehave as they say.
final class EchoService implements AutoCloseable {

    static final int LARGE = 48 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final String name;
    private final HttpServer server;

    EchoService(String name) {
        this.name = name;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (last) {
            case "broken" -> exchange.close();
            case "silent" -> sleep();
            case "large" -> large(exchange);
            default -> echo(exchange, last.startsWith("status-") ? statusOf(last) : 200);
        }
    }

    private static int statusOf(String segment) {
        return Integer.parseInt(segment.substring("status-".length()));
    }

    private void echo(HttpExchange exchange, int status) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((key, values) ->
                        headers.put(key.toLowerCase(Locale.ROOT), String.join(",", values)));
        long size = count(exchange.getRequestBody());
        byte[] body =
                json.writeValueAsString(
                                Map.of(
                                        "service", name,
                                        "method", exchange.getRequestMethod(),
                                        "uri", exchange.getRequestURI().toString(),
                                        "headers", headers,
                                        "bodyBytes", size))
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Set-Cookie", "upstream=1");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] chunk = new byte[CHUNK];
            for (int sent = 0; sent < LARGE; sent += CHUNK) {
                out.write(chunk);
            }
        }
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long size = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            size += n;
        }
        return size;
    }

    private static void sleep() {
        try {
            Thread.sleep(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
