package io.credence.gateway.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Serves a bundled dashboard over the stand-in, without gateway and login: `PORT SCENARIO FOLDER
/// [ROLE,ROLE]`. For a designer's eye only.
final class LookAtDashboard {

    private static final Map<String, String> TYPES =
            Map.of(
                    "html",
                    "text/html",
                    "js",
                    "text/javascript",
                    "css",
                    "text/css",
                    "svg",
                    "image/svg+xml");

    private LookAtDashboard() {}

    public static void main(String[] args) {
        CannedSuite suite = new CannedSuite(Integer.parseInt(args[0]), args[1]);
        Path folder = Path.of(args[2]);
        List<String> roles =
                List.of(args.length > 3 ? args[3].split(",") : new String[] {"viewer"});
        suite.server()
                .createContext(
                        "/api/v1/me",
                        exchange ->
                                suite.send(
                                        exchange,
                                        200,
                                        Map.of("user", "rita", "tenant", "alpha", "roles", roles)));
        suite.server().createContext("/api/v1/events", exchange -> events(suite, exchange));
        suite.server().createContext("/", exchange -> file(folder, exchange));
    }

    private static void events(CannedSuite suite, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                write(suite, out);
                Thread.sleep(900);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(CannedSuite suite, OutputStream out) throws IOException {
        Map<String, Object> bar;
        Map<String, Object> decision;
        synchronized (suite.market) {
            bar = suite.market.step();
            decision = suite.market.decisions.getLast();
        }
        suite.epoch = Math.min(14, suite.epoch + 1);
        event(
                suite,
                out,
                "io.credence.prediction.made.v1",
                Map.of(
                        "stream",
                        CannedMarket.STREAM,
                        "instrument",
                        "BTC-USD",
                        "interval",
                        "5m",
                        "bar",
                        bar));
        if (!suite.market.fills.isEmpty()) {
            event(suite, out, "io.credence.strategy.order.filled.v1", suite.market.fills.getLast());
        }
        event(suite, out, "io.credence.strategy.decision.made.v1", decision);
        event(
                suite,
                out,
                "io.credence.training.run.changed.v1",
                Map.of(
                        "runId",
                        CannedModels.RUNNING,
                        "model",
                        "btc-usd-tcn",
                        "state",
                        "RUNNING",
                        "attempt",
                        1,
                        "progress",
                        CannedRuns.progress(suite.epoch)));
        out.flush();
    }

    private static void event(CannedSuite suite, OutputStream out, String type, Object data)
            throws IOException {
        String body =
                suite.toJson(Map.of("type", type, "time", "2025-11-21T10:00:00Z", "data", data));
        out.write(("event: " + type + "\ndata: " + body + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void file(Path folder, HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        Path file = folder.resolve(name.isEmpty() ? "index.html" : name);
        if (!Files.exists(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String extension = name.isEmpty() ? "html" : name.substring(name.lastIndexOf('.') + 1);
        byte[] bytes = Files.readAllBytes(file);
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(extension, "text/plain"));
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
