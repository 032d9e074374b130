package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Answers as Binance's and Kraken's spot APIs do, on loopback: one-minute klines since
/// [#FIRST_MS], made up, with an hour missing, and a tape. How it behaves is told by the first word
/// of the symbol; of symbols that have none it has nothing.
public class RecordedExchange implements QuarkusTestResourceLifecycleManager {

    static final long FIRST_MS = 1_700_000_400_000L;
    static final long HOLE_MS = FIRST_MS + 400 * Tape.MINUTE;
    static final int HOLE_BARS = 60;

    static final int OUTAGE = 95;
    static final int OUTAGE_BARS = 10;
    static final Set<Long> SPIKES = Set.of(188L, 200L);
    static final int REPEATED = 275;
    static final int REPEATED_BARS = 4;

    static final long MOMENT_MS = 1700L;
    static final int MOMENT_TRADES = 3;
    static final double TRADE_AMOUNT = 0.25;
    static final int KRAKEN_TRADES = 600;
    static final int BROKEN_AT_TRADE = 250;
    static final long PAUSE_MS = 90_000L;
    static final long PAUSE_ENDS_MS = 3_620_000L;
    static final long NEXT_PAUSE_MS = 3_650_000L;
    private static final int SLOW_AFTER_PAGES = 3;
    private static final long LONGEST_SLOW_MS = 15_000L;
    private static final int KRAKEN_PAGE = 250;

    private static final String INVALID_SYMBOL = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
    private static final String TOO_MANY =
            "{\"code\":-1003,\"msg\":\"Too much request weight used.\"}";

    private final Map<String, Long> refusedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> quietMs = new ConcurrentHashMap<>();
    private final Set<String> released = ConcurrentHashMap.newKeySet();
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
        started.createContext("/api/v3/aggTrades", RecordedExchange::aggregateTrades);
        started.createContext("/0/public/Trades", RecordedExchange::krakenTrades);
        started.createContext("/requests", this::count);
        started.createContext("/quiet", this::quiet);
        started.createContext("/release", this::release);
        started.start();
        server = started;
        String address = "http://127.0.0.1:" + started.getAddress().getPort();
        return Map.of(
                "credence.feature.exchange.binance-url", address,
                "credence.feature.exchange.kraken-url", address);
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
        } else if (symbol.startsWith("LATER") && !released.contains(symbol)) {
            exchange.getResponseHeaders().add("Retry-After", "6");
            answer(exchange, 429, TOO_MANY);
        } else if (symbol.startsWith("FLAKY") && request == 2) {
            answer(exchange, 502, "");
        } else {
            if (symbol.startsWith("SLOW") && request > SLOW_AFTER_PAGES) {
                awaitRelease(symbol);
            }
            answer(exchange, 200, page(symbol, query));
        }
    }

    private static String page(String symbol, Map<String, String> query) {
        if (!symbol.matches("(BUSY|LATER|FLAKY|SLOW|CALM|EDGE).*")) {
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
                page.append(bars == 0 ? "" : ",")
                        .append(symbol.startsWith("EDGE") ? faulty(time) : kline(time));
                bars++;
            }
            time += Tape.MINUTE;
        }
        return page.append(']').toString();
    }

    private static String kline(long time) {
        return kline(time, values(time));
    }

    private static double[] values(long time) {
        SplittableRandom random = new SplittableRandom(time);
        double open = 100.0 + random.nextDouble();
        double close = 100.0 + random.nextDouble();
        return new double[] {
            open,
            Math.max(open, close) + random.nextDouble(),
            Math.min(open, close) - random.nextDouble(),
            close,
            random.nextDouble(50.0)
        };
    }

    private static String kline(long time, double[] values) {
        return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"1.0\",7,\"0.5\",\"0.5\",\"0\"]"
                .formatted(
                        time,
                        values[0],
                        values[1],
                        values[2],
                        values[3],
                        values[4],
                        time + Tape.MINUTE - 1);
    }

    /// What is wrong lies at the edges of pages of a hundred, whether they overlap or not.
    private static String faulty(long time) {
        long bar = (time - FIRST_MS) / Tape.MINUTE;
        double[] values = values(time);
        if (bar >= OUTAGE && bar < OUTAGE + OUTAGE_BARS) {
            double[] before = values(FIRST_MS + (OUTAGE - 1) * Tape.MINUTE);
            double[] after = values(FIRST_MS + (OUTAGE + OUTAGE_BARS) * Tape.MINUTE);
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        before[i] + (after[i] - before[i]) * (bar - OUTAGE + 1) / (OUTAGE_BARS + 1);
            }
        } else if (SPIKES.contains(bar)) {
            values[1] *= 3.0;
        } else if (bar >= REPEATED && bar < REPEATED + REPEATED_BARS) {
            values = values(time - (REPEATED_BARS + 1) * Tape.MINUTE);
        }
        return kline(time, values);
    }

    private static void aggregateTrades(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        long limit = Long.parseLong(query.get("limit"));
        long first =
                query.containsKey("fromId")
                        ? Long.parseLong(query.get("fromId"))
                        : firstTrade(Long.parseLong(query.get("startTime")));
        long end =
                query.containsKey("endTime")
                        ? firstTrade(Long.parseLong(query.get("endTime")) + 1)
                        : Long.MAX_VALUE;
        String symbol = query.getOrDefault("symbol", "");
        if (symbol.startsWith("TAPEBREAKS") && first >= BROKEN_AT_TRADE) {
            answer(exchange, 400, INVALID_SYMBOL);
            return;
        }
        if (!symbol.startsWith("TAPE")) {
            end = first;
        }
        answer(
                exchange,
                200,
                LongStream.range(first, end)
                        .filter(id -> !symbol.startsWith("TAPEPAUSES") || !isPaused(id))
                        .limit(limit)
                        .mapToObj(RecordedExchange::aggregateTrade)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static String aggregateTrade(long id) {
        return """
        {"a":%d,"p":"%s","q":"%s","f":%d,"l":%d,"T":%d,"m":%b,"M":true}\
        """
                .formatted(id, price(id), TRADE_AMOUNT, id, id, tradeMs(id), id % 2 == 0);
    }

    /// Trades in the first so many milliseconds.
    static int tradesBefore(long afterMs) {
        return Math.toIntExact(Math.ceilDiv(afterMs, MOMENT_MS) * MOMENT_TRADES);
    }

    // Who asks for hours, as one does who asks from the first minute on, ends in the minute that
    // the second pause begins in, and has no trades after it.
    private static boolean isPaused(long id) {
        long afterMs = tradeMs(id) - FIRST_MS;
        return (afterMs >= PAUSE_MS && afterMs < PAUSE_ENDS_MS) || afterMs >= NEXT_PAUSE_MS;
    }

    // Three in each such moment, alike but for the third's side; none before the first.
    private static long firstTrade(long timeMs) {
        return Math.max(0, Math.ceilDiv(timeMs - FIRST_MS, MOMENT_MS)) * MOMENT_TRADES;
    }

    private static long tradeMs(long id) {
        return FIRST_MS + id / MOMENT_TRADES * MOMENT_MS;
    }

    private static String price(long id) {
        return "100." + id / MOMENT_TRADES % 10;
    }

    /// Until [#KRAKEN_TRADES], a page as Kraken has it, though a shorter one.
    private static void krakenTrades(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        long since = Long.parseLong(query.get("since"));
        long first = firstTrade(since / 1_000_000);
        while (krakenNanos(first) <= since) {
            first++;
        }
        long end = Math.min(first + KRAKEN_PAGE, KRAKEN_TRADES);
        String trades =
                LongStream.range(first, end)
                        .mapToObj(RecordedExchange::krakenTrade)
                        .collect(Collectors.joining(",", "[", "]"));
        answer(
                exchange,
                200,
                "{\"error\":[],\"result\":{\"%s\":%s,\"last\":\"%d\"}}"
                        .formatted(
                                query.get("pair"),
                                trades,
                                first < end ? krakenNanos(end - 1) : since));
    }

    private static String krakenTrade(long id) {
        return "[\"%s\",\"%s\",%s,\"%s\",\"l\",\"\",%d]"
                .formatted(
                        price(id),
                        TRADE_AMOUNT,
                        BigDecimal.valueOf(krakenNanos(id), 9).toPlainString(),
                        id % 2 == 0 ? "s" : "b",
                        id);
    }

    private static long krakenNanos(long id) {
        return tradeMs(id) * 1_000_000 + id % MOMENT_TRADES * 1000;
    }

    private void count(HttpExchange exchange) throws IOException {
        AtomicInteger count = requests.get(query(exchange).get("symbol"));
        answer(exchange, 200, Integer.toString(count == null ? 0 : count.get()));
    }

    /// How long it was left alone after it had said that it wants to be.
    private void quiet(HttpExchange exchange) throws IOException {
        answer(exchange, 200, String.valueOf(quietMs.get(query(exchange).get("symbol"))));
    }

    /// It no longer wants to be left alone, or is no longer slow.
    private void release(HttpExchange exchange) throws IOException {
        released.add(query(exchange).get("symbol"));
        answer(exchange, 200, "0");
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

    // Not as long as a client waits.
    private void awaitRelease(String symbol) {
        long end = System.nanoTime() + Duration.ofMillis(LONGEST_SLOW_MS).toNanos();
        try {
            while (!released.contains(symbol) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
