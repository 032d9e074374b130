package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The dataset endpoint of feature-service on loopback. The instrument says how it answers, and the
/// dataset's id tells whose token asked.
public class FeatureServiceResource implements QuarkusTestResourceLifecycleManager {

    public static final String UNKNOWN = "NONE-USD";

    /// Unknown too, but the catalogue does not answer, so only the snapshot finds out.
    public static final String UNKNOWN_LATER = "LATER-USD";

    public static final String AWAY_TWICE = "AWAY-USD";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/api/v1/datasets", this::snapshot);
            started.createContext("/api/v1/instruments", FeatureServiceResource::instrument);
            started.createContext("/api/v1/feature-sets", FeatureServiceResource::featureSet);
            started.start();
            server = started;
            return Map.of(
                    "credence.upstream.feature",
                    "http://127.0.0.1:" + started.getAddress().getPort(),
                    // It always answers, and a catalogue that does not refuses nothing.
                    "quarkus.rest-client.feature-catalogue.read-timeout",
                    "60000");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void instrument(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String symbol = path.substring(path.lastIndexOf('/') + 1);
        switch (symbol) {
            case UNKNOWN -> answer(exchange, 404, "{\"error_code\":\"UNKNOWN_INSTRUMENT\"}");
            case UNKNOWN_LATER, AWAY_TWICE -> answer(exchange, 503, "{}");
            default -> answer(exchange, 200, "{\"symbol\":\"" + symbol + "\",\"venue\":\"x\"}");
        }
    }

    private static void featureSet(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/api/v1/feature-sets/core-12")) {
            answer(exchange, 200, "{\"name\":\"core-12\",\"hash\":\"\"}");
        } else {
            answer(exchange, 404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}");
        }
    }

    private void snapshot(HttpExchange exchange) throws IOException {
        JsonNode spec = JSON.readTree(exchange.getRequestBody());
        String instrument = spec.path("instrument").asText();
        int count =
                requests.computeIfAbsent(instrument, _ -> new AtomicInteger()).incrementAndGet();
        if (instrument.equals(UNKNOWN_LATER)) {
            answer(
                    exchange,
                    404,
                    """
                    {"error_code":"UNKNOWN_INSTRUMENT","detail":"instrument 'LATER-USD' is unknown"}\
                    """);
        } else if (instrument.equals(AWAY_TWICE) && count <= 2) {
            answer(exchange, 503, "{}");
        } else {
            answer(
                    exchange,
                    201,
                    """
                    {"id":"ds-of-%s","spec":%s,"features":[],"featureSetHash":"","kernelVersion":1,
                     "window":{"length":64,"maxGapBars":5},"watermarkMs":0,"rowCount":0,"labelledCount":0,
                     "positiveCount":0,"ambiguousCount":0,"firstOpenTimeMs":0,"lastOpenTimeMs":0,
                     "gaps":0,"missingBars":0,"sha256":"","sizeBytes":0,"manifestSha256":"",
                     "createdAt":"2026-03-01T10:00:00Z"}\
                    """
                            .formatted(caller(exchange), spec));
        }
    }

    private static String caller(HttpExchange exchange) throws IOException {
        String token =
                exchange.getRequestHeaders()
                        .getFirst("Authorization")
                        .substring("Bearer ".length());
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        return claims.path("preferred_username").asText();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
