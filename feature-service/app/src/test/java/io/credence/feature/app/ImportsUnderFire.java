package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.api.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/// Imports of bars and of trades from [RecordedExchange], a stretch each time and the next after
/// it, into a service that dies meanwhile.
final class ImportsUnderFire {

    private static final String BARS = "CALM-CHAOS";
    private static final String TRADES = "TAPE-CHAOS";
    private static final int STRETCH_BARS = 30;
    private static final long STRETCH_MS = Tape.MINUTE;

    private final FeatureApi api;
    private final Insistence service;
    private final List<String> ofBars = new ArrayList<>();
    private final List<String> ofTrades = new ArrayList<>();

    /// Asks until there is an answer.
    interface Insistence {
        void ask(Callable<Response> call) throws Exception;
    }

    ImportsUnderFire(FeatureApi api, Insistence service) {
        this.api = api;
        this.service = service;
    }

    void createInstruments() {
        api.createInstrument(BARS, "binance");
        api.createInstrument(TRADES, "binance");
    }

    void start() throws Exception {
        start("BARS", BARS, STRETCH_BARS * Tape.MINUTE, ofBars);
        start("TRADES", TRADES, STRETCH_MS, ofTrades);
    }

    private void start(String kind, String symbol, long stretchMs, List<String> started)
            throws Exception {
        String key = UUID.randomUUID().toString();
        long from = RecordedExchange.FIRST_MS + started.size() * stretchMs;
        String body =
                """
                {"kind":"%s","instrument":"%s","venue":"binance","interval":"1m","fromMs":%d,"toMs":%d}
                """
                        .formatted(kind, symbol, from, from + stretchMs);
        started.add(
                answer(() ->
                                api.json(Role.TRADER)
                                        .header("Idempotency-Key", key)
                                        .body(body)
                                        .post("/api/v1/imports"))
                        .getString("id"));
    }

    void await() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (get(ofBars.getLast()).getString("state").equals("RUNNING")
                || get(ofTrades.getLast()).getString("state").equals("RUNNING")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    void assertTakenOnce() throws Exception {
        int taken = 0;
        for (String id : ofBars) {
            taken += countWhole(id);
        }
        assertThat(
                        api.read("/api/v1/instruments/" + BARS + "/bars?interval=1m&limit=10000")
                                .getList("openTimeMs", Long.class))
                .isEqualTo(barsUntil(ofBars.size() * STRETCH_BARS))
                .hasSize(taken);
        int trades = 0;
        for (String id : ofTrades) {
            trades += countWhole(id);
        }
        assertThat(trades).isEqualTo(RecordedExchange.tradesBefore(ofTrades.size() * STRETCH_MS));
        assertThat(
                        api
                                .read(
                                        "/api/v1/instruments/"
                                                + TRADES
                                                + "/bars?interval=1m&limit=10000")
                                .getList("volume", Double.class)
                                .stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                .isEqualTo(trades * RecordedExchange.TRADE_AMOUNT);
    }

    // Every row was new, so none was counted twice.
    private int countWhole(String id) throws Exception {
        JsonPath done = get(id);
        assertThat(done.getString("state")).as(done.prettify()).isEqualTo("COMPLETED");
        assertThat(done.getInt("inserted")).as(id).isEqualTo(done.getInt("rows"));
        return done.getInt("rows");
    }

    private static List<Long> barsUntil(int end) {
        long hole = (RecordedExchange.HOLE_MS - RecordedExchange.FIRST_MS) / Tape.MINUTE;
        return LongStream.range(0, end)
                .filter(bar -> bar < hole || bar >= hole + RecordedExchange.HOLE_BARS)
                .mapToObj(bar -> RecordedExchange.FIRST_MS + bar * Tape.MINUTE)
                .toList();
    }

    private JsonPath get(String id) throws Exception {
        return answer(() -> api.as(Role.VIEWER).get("/api/v1/imports/" + id));
    }

    private JsonPath answer(Callable<Response> call) throws Exception {
        List<Response> answers = new ArrayList<>();
        service.ask(() -> {
            answers.add(call.call());
            return answers.getLast();
        });
        return answers.getLast().jsonPath();
    }
}
