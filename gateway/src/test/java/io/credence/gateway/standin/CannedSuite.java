package io.credence.gateway.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Answers every path the dashboard asks for. Scenarios: `full`, `untrained` (the same, but nothing
/// was trained and nobody knows what is suspect), `unsure` (the same, but who is asked how things
/// stand does not answer), `empty` (a new tenant), `broken` (every service fails).
public final class CannedSuite implements AutoCloseable {

    static final Map<String, Object> BARRIER =
            Map.of("takeProfit", 0.008, "stopLoss", 0.004, "horizonBars", 8, "touch", "HIGH_LOW");

    final CannedMarket market = new CannedMarket(430);
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final String scenario;
    volatile int epoch = 5;
    private volatile boolean isLoading;
    private final AtomicInteger servedAsked = new AtomicInteger();

    public CannedSuite(int port, String scenario) {
        this.scenario = scenario;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Whether the champion is still being loaded.
    public void loading(boolean loading) {
        isLoading = loading;
    }

    /// How often somebody asked what is served.
    public int servedAsked() {
        return servedAsked.get();
    }

    HttpServer server() {
        return server;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        exchange.getRequestBody().readAllBytes();
        if (scenario.equals("broken")) {
            send(
                    exchange,
                    503,
                    problem(503, "The service does not answer. Try again in a minute."));
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Object body = scenario.equals("empty") ? empty(path) : full(path, query);
        if (scenario.equals("untrained") && path.endsWith("/drift")) {
            send(exchange, 409, problem(409, "no dataset of the series and feature set"));
        } else if (scenario.equals("untrained") && path.endsWith("/findings")) {
            send(exchange, 503, problem(503, "The database does not answer."));
        } else if (scenario.equals("unsure") && isState(path)) {
            send(exchange, 502, problem(502, "The service behind does not answer."));
        } else if (body == null) {
            send(exchange, 404, problem(404, path + " does not exist"));
        } else {
            send(exchange, 200, body);
        }
    }

    // What tells how things stand, as opposed to what they are.
    private static boolean isState(String path) {
        return path.endsWith("/drift")
                || path.endsWith("/freshness")
                || path.equals("/served-models");
    }

    private static Object empty(String path) {
        return path.equals("/features/catalogue") ? List.of() : page(List.of());
    }

    private @Nullable Object full(String path, String query) {
        synchronized (market) {
            return switch (path.split("/", -1)[1]) {
                case "instruments" -> instrument(path, query);
                case "feature-sets" -> inPages(CannedFeatures.sets(), query);
                case "features" -> features(path);
                case "portfolios" -> portfolio(path);
                case "strategies" -> page(List.of(strategy()));
                case "training-runs" -> page(CannedRuns.all(epoch));
                case "models" -> model(path);
                case "served-models" -> page(served());
                case "backtests" ->
                        path.equals("/backtests")
                                ? page(List.of(CannedBacktests.of(market, false)))
                                : CannedBacktests.of(market, true);
                default -> null;
            };
        }
    }

    private List<Map<String, Object>> served() {
        servedAsked.incrementAndGet();
        return isLoading ? CannedModels.loading() : CannedModels.served();
    }

    private Object features(String path) {
        return switch (path) {
            case "/features/drift" -> CannedFeatures.drift(market);
            case "/features/freshness" -> CannedFeatures.freshness(market);
            default -> CannedFeatures.catalogue();
        };
    }

    private @Nullable Object instrument(String path, String query) {
        boolean stored = query.contains("interval=5m");
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "bars" -> bars(stored ? market.bars : List.of());
            case "latest" ->
                    stored
                            ? CannedFeatures.rows(market)
                            : Map.of(
                                    "names",
                                    List.of(),
                                    "openTimeMs",
                                    List.of(),
                                    "values",
                                    List.of());
            case "gaps" -> CannedFeatures.gaps();
            case "findings" ->
                    query.contains("from_ms=" + CannedFeatures.firstOpenMs(market))
                            ? inPages(CannedFeatures.findings(market), query)
                            : null;
            case "instruments" -> page(List.of(Map.of("symbol", "BTC-USD", "venue", "bitstamp")));
            default -> null;
        };
    }

    private Object portfolio(String path) {
        if (path.endsWith("/equity")) {
            return Map.of(
                    "openTimeMs", column(market.decisions, "barOpenTimeMs"),
                    "equity", column(market.decisions, "equity"),
                    "position", column(market.decisions, "position"),
                    "close", column(market.decisions, "close"));
        }
        if (path.endsWith("/decisions")) {
            return page(market.decisions.reversed().stream().limit(500).toList());
        }
        if (path.endsWith("/fills")) {
            return page(List.copyOf(market.fills));
        }
        if (path.endsWith("/halt")) {
            market.riskState("HALTED");
        }
        if (path.endsWith("/reset")) {
            market.riskState("ACTIVE");
        }
        if (path.contains("/risk")) {
            return risk();
        }
        return path.equals("/portfolios") ? page(List.of(portfolio())) : portfolio();
    }

    private Map<String, Object> portfolio() {
        Map<String, Object> portfolio = new HashMap<>();
        portfolio.put("id", CannedMarket.PORTFOLIO);
        portfolio.put("strategyId", CannedMarket.STRATEGY);
        portfolio.put("stream", CannedMarket.STREAM);
        portfolio.put("initialCash", CannedMarket.CASH);
        portfolio.put("cash", market.cash());
        portfolio.put("position", market.position());
        portfolio.put("open", market.open());
        portfolio.put("equity", market.equity());
        portfolio.put("peakEquity", CannedMarket.CASH);
        portfolio.put("maxDrawdown", -0.004);
        portfolio.put("breakEven", CannedMarket.BREAK_EVEN);
        portfolio.put("riskState", market.riskState());
        portfolio.put("fees", 13.2);
        portfolio.put("slippage", 2.6);
        portfolio.put("createdAt", "2025-11-21T10:04:00Z");
        return portfolio;
    }

    private Map<String, Object> risk() {
        return Map.of(
                "state", market.riskState(),
                "cause",
                        market.riskState().equals("HALTED")
                                ? "Halted by rita: feed looks wrong"
                                : "",
                "checks",
                        List.of(
                                CannedMarket.check("drawdown", 0.0041, 0.2, true),
                                CannedMarket.check("dailyLoss", 0.0392, 0.05, true),
                                CannedMarket.check("volatility", 0.0068, 0.1, true)));
    }

    private @Nullable Object model(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length == 2) {
            return page(
                    List.of(
                            Map.of(
                                    "name",
                                    "btc-usd-tcn",
                                    "description",
                                    "Target before stop, 8 bars")));
        }
        if (path.endsWith("/history")) {
            return page(
                    List.of(
                            move(3, false, "Better than the base rate.", "alice", "21T09:13:02Z"),
                            move(
                                    2,
                                    true,
                                    "Demo: not better than the base rate.",
                                    "alice",
                                    "20T16:41:00Z")));
        }
        if (path.endsWith("/aliases")) {
            return page(List.of(move(3, false, "", "alice", "21T09:13:02Z")));
        }
        if (path.endsWith("/versions")) {
            return page(List.of(CannedModels.version(3), CannedModels.version(2)));
        }
        int number = Integer.parseInt(parts[4]);
        return path.endsWith("/gates") ? CannedModels.gates(number) : CannedModels.version(number);
    }

    private static Map<String, Object> move(
            int version, boolean forced, String reason, String actor, String at) {
        return Map.of(
                "alias", "champion",
                "version", version,
                "forced", forced,
                "reason", reason,
                "actor", actor,
                "movedAt", "2025-11-" + at);
    }

    private static Map<String, Object> bars(List<Map<String, Object>> bars) {
        Map<String, Object> series = new HashMap<>();
        series.put("interval", "5m");
        for (String name : List.of("openTimeMs", "open", "high", "low", "close", "volume")) {
            series.put(name, column(bars, name));
        }
        return series;
    }

    private static Map<String, Object> strategy() {
        return Map.of(
                "id",
                CannedMarket.STRATEGY,
                "spec",
                Map.of(
                        "name",
                        "tcn-long",
                        "instrument",
                        "BTC-USD",
                        "interval",
                        "5m",
                        "model",
                        "btc-usd-tcn",
                        "alias",
                        "champion",
                        "barrier",
                        BARRIER,
                        "signal",
                        Map.of("targetVolatility", 0.5, "deadband", 0.3),
                        "sizing",
                        Map.of("kellyFraction", 0.25, "maxWeight", 0.1),
                        "costs",
                        Map.of("feeBps", 10, "slippageBps", 2),
                        "risk",
                        Map.of(
                                "maxNavFraction", 0.95,
                                "maxLeverage", 1,
                                "maxDrawdown", 0.2,
                                "maxVolatility", 0.1,
                                "maxDailyLoss", 0.05,
                                "confirmations", 3)));
    }

    private static List<Object> column(List<Map<String, Object>> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    private static Map<String, Object> page(List<Map<String, Object>> items) {
        Map<String, Object> page = new HashMap<>();
        page.put("items", items);
        page.put("nextPageToken", null);
        return page;
    }

    /// One to a page.
    private static Map<String, Object> inPages(List<Map<String, Object>> items, String query) {
        int at =
                query.contains("page_token=")
                        ? Integer.parseInt(query.replaceAll(".*page_token=(\\d+).*", "$1"))
                        : 0;
        Map<String, Object> page = page(items.subList(at, at + 1));
        page.put("nextPageToken", at + 1 < items.size() ? Integer.toString(at + 1) : null);
        return page;
    }

    private static Map<String, Object> problem(int status, String detail) {
        return Map.of(
                "status", status, "detail", detail, "traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String toJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
