package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers as Binance's spot API does, on loopback: one-minute klines since [#FIRST_MS], made up,
/// with an hour missing. How it behaves is told by the first word of the symbol; of symbols that
/// have none it has no klines.
public class RecordedExchange implements QuarkusTestResourceLifecycleManager {

    static final long FIRST_MS = 1_700_000_400_000L;
    static final long HOLE_MS = FIRST_MS + 400 * Tape.MINUTE;
    static final int HOLE_BARS = 60;

    private static final String INVALID_SYMBOL = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
    private static final String TOO_MANY =
            "{\"code\":-1003,\"msg\":\"Too much request weight used.\"}";

    private final Map<String, Long> refusedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> quietMs = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        HttpServer started;
        try {
            started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/api/v3/klines", this::klines);
        started.createContext("/requests", this::count);
        started.createContext("/quiet", this::quiet);
        started.start();
        server = started;
        return Map.of(
                "credence.feature.exchange.binance-url",
                "http://127.0.0.1:" + started.getAddress().getPort());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void klines(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String symbol = query.getOrDefault("symbol", "");
        int request = requests.computeIfAbsent(symbol, _ -> new AtomicInteger()).incrementAndGet();
        Long refused = refusedAt.remove(symbol);
        if (refused != null) {
            quietMs.put(symbol, (System.nanoTime() - refused) / 1_000_000);
        }
        if (symbol.startsWith("NOPE")) {
            answer(exchange, 400, INVALID_SYMBOL);
        } else if (symbol.startsWith("BUSY") && request == 2) {
            exchange.getResponseHeaders().add("Retry-After", "3");
            exchange.getResponseHeaders().add("X-MBX-USED-WEIGHT-1M", "6001");
            refusedAt.put(symbol, System.nanoTime());
            answer(exchange, 429, TOO_MANY);
        } else if (symbol.startsWith("FLAKY") && request == 2) {
            answer(exchange, 502, "");
        } else {
            if (symbol.startsWith("SLOW")) {
                pause();
            }
            answer(exchange, 200, page(symbol, query));
        }
    }

    private static String page(String symbol, Map<String, String> query) {
        if (!symbol.matches("(BUSY|FLAKY|SLOW|CALM).*")) {
            return "[]";
        }
        long from = Math.max(FIRST_MS, Long.parseLong(query.get("startTime")));
        long end = Long.parseLong(query.get("endTime"));
        int limit = Integer.parseInt(query.get("limit"));
        StringBuilder page = new StringBuilder("[");
        int bars = 0;
        long time = Math.ceilDiv(from, Tape.MINUTE) * Tape.MINUTE;
        while (time <= end && bars < limit) {
            if (time < HOLE_MS || time >= HOLE_MS + HOLE_BARS * Tape.MINUTE) {
                page.append(bars == 0 ? "" : ",").append(kline(time));
                bars++;
            }
            time += Tape.MINUTE;
        }
        return page.append(']').toString();
    }

    private static String kline(long time) {
        SplittableRandom random = new SplittableRandom(time);
        double open = 100.0 + random.nextDouble();
        double close = 100.0 + random.nextDouble();
        return "[%d,\"%.4f\",\"%.4f\",\"%.4f\",\"%.4f\",\"%.3f\",%d,\"1.0\",7,\"0.5\",\"0.5\",\"0\"]"
                .formatted(
                        time,
                        open,
                        Math.max(open, close) + random.nextDouble(),
                        Math.min(open, close) - random.nextDouble(),
                        close,
                        random.nextDouble(50.0),
                        time + Tape.MINUTE - 1);
    }

    private void count(HttpExchange exchange) throws IOException {
        AtomicInteger count = requests.get(query(exchange).get("symbol"));
        answer(exchange, 200, Integer.toString(count == null ? 0 : count.get()));
    }

    /// How long it was left alone after it had said that it wants to be.
    private void quiet(HttpExchange exchange) throws IOException {
        answer(exchange, 200, String.valueOf(quietMs.get(query(exchange).get("symbol"))));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, _) -> a));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
