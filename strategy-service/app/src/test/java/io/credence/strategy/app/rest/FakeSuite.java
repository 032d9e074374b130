package io.credence.strategy.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.credence.feature.api.Bar;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// feature-service and prediction-service on loopback, with the market of seed 21. Small pages;
/// version 7 is behind the alias, version 9 always fails, version 8 does not exist. The model
/// `silent` reads a feature set that is not live, and `aged` one that has changed. After `POST
/// /silence` nobody hears what is served or forecast, until `DELETE /silence`.
public class FakeSuite implements QuarkusTestResourceLifecycleManager {

    static final int BARS = 900;
    private static final int PAGE = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final Market market = Market.of(21, BARS);
    private @Nullable HttpServer server;
    private volatile String lastToken = "";
    private volatile CountDownLatch speech = new CountDownLatch(0);
    private final AtomicInteger questions = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        try {
            HttpServer http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext(
                    "/api/v1/instruments/BTC-USD",
                    exchange -> send(exchange, 200, Map.of("symbol", "BTC-USD")));
            http.createContext("/api/v1/instruments/BTC-USD/bars", this::bars);
            http.createContext("/api/v1/predictions/history", this::history);
            http.createContext("/api/v1/served-models", this::servedModels);
            http.createContext("/silence", this::silence);
            http.createContext("/token", exchange -> send(exchange, 200, Map.of("t", lastToken)));
            // One that is silent must not silence the others.
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            server = http;
            String url = "http://127.0.0.1:" + http.getAddress().getPort();
            return Map.of("credence.upstream.feature", url, "credence.upstream.prediction", url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void silence(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> speech = new CountDownLatch(1);
            case "DELETE" -> speech.countDown();
            default -> {}
        }
        send(exchange, 200, Map.of("questions", questions.get()));
    }

    private void servedModels(HttpExchange exchange) throws IOException {
        hear();
        Map<String, Object> served =
                Map.of(
                        "items",
                        List.of(
                                served("tcn", "core-12", true),
                                served("silent", "calm-trend", false),
                                aged(),
                                Map.of(
                                        "model",
                                        "unknown",
                                        "alias",
                                        "champion",
                                        "featureSet",
                                        "core-12")));
        send(exchange, 200, served);
    }

    private void hear() {
        questions.incrementAndGet();
        try {
            speech.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> served(String model, String set, boolean live) {
        return Map.of(
                "model", model,
                "alias", "champion",
                "featureSet", set,
                "featureSetLive", live,
                "featureSetChanged", false);
    }

    private static Map<String, Object> aged() {
        Map<String, Object> aged = new HashMap<>(served("aged", "renewed", true));
        aged.put("featureSetChanged", true);
        return aged;
    }

    private void bars(HttpExchange exchange) throws IOException {
        long from = number(exchange, "from_ms");
        long to = number(exchange, "to_ms");
        List<Bar> page =
                market.bars().stream()
                        .filter(bar -> bar.openTimeMs() >= from)
                        .filter(bar -> bar.openTimeMs() < to)
                        .limit(PAGE)
                        .toList();
        Map<String, Object> columns = new HashMap<>();
        columns.put("interval", "1m");
        columns.put("openTimeMs", page.stream().map(Bar::openTimeMs).toList());
        columns.put("open", page.stream().map(Bar::open).toList());
        columns.put("high", page.stream().map(Bar::high).toList());
        columns.put("low", page.stream().map(Bar::low).toList());
        columns.put("close", page.stream().map(Bar::close).toList());
        columns.put("volume", page.stream().map(Bar::volume).toList());
        send(exchange, 200, columns);
    }

    private static long number(HttpExchange exchange, String name) {
        return Arrays.stream(exchange.getRequestURI().getQuery().split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .mapToLong(part -> Long.parseLong(part.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private void history(HttpExchange exchange) throws IOException {
        hear();
        lastToken = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode query = json.readTree(exchange.getRequestBody());
        int version = query.path("version").asInt(7);
        if (version == 9) {
            send(exchange, 503, Map.of("detail", "not ready"));
        } else if (version == 8) {
            send(exchange, 404, Map.of("detail", "version 8 does not exist"));
        } else {
            send(exchange, 200, columns(query, version));
        }
    }

    private Map<String, Object> columns(JsonNode query, int version) {
        long from = query.path("fromMs").asLong();
        long to = query.path("toMs").asLong();
        List<Integer> rows =
                IntStream.range(0, BARS)
                        .filter(i -> market.bars().get(i).openTimeMs() >= from)
                        .filter(i -> market.bars().get(i).openTimeMs() < to)
                        .filter(i -> Double.isFinite(market.probability()[i]))
                        .boxed()
                        .toList();
        List<Double> p = rows.stream().map(i -> market.probability()[i]).toList();
        return Map.of(
                "modelVersion", version,
                "barrier", Predictions.BARRIER,
                "skipped", 0,
                "openTimeMs", rows.stream().map(i -> market.bars().get(i).openTimeMs()).toList(),
                "probability", p,
                "lower", p,
                "upper", p);
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
