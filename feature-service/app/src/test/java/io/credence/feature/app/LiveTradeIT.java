package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trades that come by the API, as they are printed.
@QuarkusTest
@Servers
class LiveTradeIT {

    private static final int TRADES = 400;
    private static final int BATCH = 90;

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldTellTheRowsThatAFileOfTheTapeWouldHaveHoweverOftenABatchComes() {
        // Given
        String symbol = "POSTED-USD";
        api.createInstrument(symbol);
        api.createInstrument("POSTED-EUR");
        FeatureApi.BETA.createInstrument(symbol);
        byte[] tape = Tape.trades(51L, TRADES);
        api.importTrades("POSTED-EUR", "1m", tape).statusCode(200);
        List<Bar> made = bars("POSTED-EUR");
        List<TradePrinted> trades = MarketStream.trades(symbol, tape);
        try (Rows rows = new Rows()) {
            // When each batch comes twice, the batches overlapping
            for (int from = 0; from < TRADES; from += BATCH) {
                int before = Math.max(0, from - 10);
                List<TradePrinted> batch = trades.subList(before, Math.min(TRADES, from + BATCH));
                post(symbol, batch)
                        .statusCode(202)
                        .body("instrument", equalTo(symbol))
                        .body("added", is(batch.size() - (from - before)))
                        .body("duplicates", is(from - before))
                        .body("late", is(0));
                post(symbol, batch).statusCode(202).body("added", is(0));
            }
            // Then: all but the first bar, whose beginning nobody saw, and the last, which is open
            List<Bar> whole = made.subList(1, made.size() - 1);
            assertThat(rows.await(whole.size(), row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .containsExactlyElementsOf(whole);
            rows.poll(Duration.ofSeconds(1));
            assertThat(rows.matching(row -> row.instrument().equals(symbol))).hasSameSizeAs(whole);
            assertThat(bars(symbol)).isEqualTo(whole);
            assertThat(FeatureApi.BETA.countBars(symbol, "1m")).isZero();
        }
    }

    @Test
    void shouldGoOnWithWhatKafkaBrought() {
        // Given
        String symbol = "BOTHWAYS-USD";
        api.createInstrument(symbol);
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            post(symbol, trade(1, -1, 10.0), trade(2, 1, 11.0)).statusCode(202);
            market.trade(printed(symbol, 3, 60_000, 12.0));
            assertThat(rows.await(1, row -> row.instrument().equals(symbol))).hasSize(1);
            // When
            post(symbol, trade(3, 60_000, 12.0), trade(4, 120_000, 13.0))
                    .statusCode(202)
                    .body("added", is(1))
                    .body("duplicates", is(1));
            // Then
            assertThat(rows.await(2, row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .containsExactly(
                            new Bar(Tape.START_MS, 11, 11, 11, 11, 1),
                            new Bar(Tape.START_MS + Tape.MINUTE, 12, 12, 12, 12, 1));
        }
    }

    @Test
    void shouldAnswerTheSameToTheSameKey() {
        // Given
        api.createInstrument("KEYEDTRADE-USD");
        String body = body(trade(1, 0, 10.0));
        // When / Then
        for (int i = 0; i < 2; i++) {
            api.json(Role.SERVICE)
                    .header("Idempotency-Key", "trades-1")
                    .body(body)
                    .post("/api/v1/instruments/KEYEDTRADE-USD/trades/live")
                    .then()
                    .statusCode(202)
                    .body("added", is(1));
        }
    }

    @Test
    void shouldTakeNothingOfABatchThatGoesBackInTime() {
        // Given
        api.createInstrument("FALLS-USD");
        post("FALLS-USD", trade(1, 0, 10.0)).statusCode(202);
        // When
        post("FALLS-USD", trade(2, 2000, 10.0), trade(3, 1999, 10.0))
                .statusCode(400)
                .body("error_code", equalTo("INVALID_MARKET_DATA"))
                .body("violations[0].field", equalTo("trades[1].timeMs"))
                .body("violations[0].rule", startsWith("must not fall"));
        // Then
        post("FALLS-USD", trade(2, 1000, 10.0)).statusCode(202).body("added", is(1));
    }

    @Test
    void shouldTakeNothingFromTheFuture() {
        // Given
        api.createInstrument("NOTYET-USD");
        long soonMs = System.currentTimeMillis() + 120_000;
        // When
        post(
                        "NOTYET-USD",
                        "{\"number\":1,\"timeMs\":%d,\"price\":1,\"amount\":1}".formatted(soonMs))
                .statusCode(400)
                .body("violations[0].field", equalTo("trades[0].timeMs"))
                .body("violations[0].rule", startsWith("must be a time in ms until now"));
        // Then what is printed now is not behind it
        post("NOTYET-USD", trade(1, 0, 10.0)).statusCode(202).body("added", is(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | trades is required
                    {"trades":[]} | trades must be 1 to 500
                    {"trades":[null]} | trades[0] is required
                    {"trades":[{"timeMs":1,"price":1,"amount":1}]} | trades[0].number is required
                    {"trades":[{"number":0,"timeMs":1,"price":1,"amount":1}]} | trades[0].number must be >= 1
                    {"trades":[{"number":1,"price":1,"amount":1}]} | trades[0].timeMs is required
                    {"trades":[{"number":1,"timeMs":-1,"price":1,"amount":1}]} | trades[0].timeMs must be a time
                    {"trades":[{"number":1,"timeMs":1700000400000000,"price":1,"amount":1}]} | trades[0].timeMs must be a time
                    {"trades":[{"number":1,"timeMs":1,"price":0,"amount":1}]} | trades[0].price must be a number > 0
                    {"trades":[{"number":1,"timeMs":1,"price":1,"amount":-1}]} | trades[0].amount must be a number >= 0
                    {"trades":[{"number":1,"timeMs":1,"price":1e31,"amount":1}]} | trades[0].price must be at most
                    {"trades":[{"number":1,"timeMs":1,"price":1,"amount":1e308}]} | trades[0].amount must be at most
                    {"trades":[{"number":1,"timeMs":1,"price":1,"amount":1,"side":"buy"}]} | side
                    """)
    void shouldRefuseByField(String body, String expected) {
        // Given
        int status =
                api.json(Role.TRADER)
                        .body("{\"symbol\":\"REFUSED-USD\",\"venue\":\"bitstamp\"}")
                        .post("/api/v1/instruments")
                        .statusCode();
        assertThat(status).isIn(200, 201);
        // When / Then
        api.json(Role.TRADER)
                .body(body)
                .post("/api/v1/instruments/REFUSED-USD/trades/live")
                .then()
                .statusCode(400)
                .body("detail", containsString(expected));
    }

    @Test
    void shouldRefuseMoreThanABatchAndThoseWhoMayNotAndWhatIsNotTheirs() {
        // Given
        api.createInstrument("DOORS-USD");
        String many =
                body(
                        IntStream.rangeClosed(1, 501)
                                .mapToObj(i -> trade(i, i, 1.0))
                                .toArray(String[]::new));
        String one = body(trade(1, 0, 10.0));
        String path = "/api/v1/instruments/DOORS-USD/trades/live";
        // When / Then
        api.json(Role.TRADER).body(many).post(path).then().statusCode(400);
        for (Role role : List.of(Role.VIEWER, Role.RESEARCHER, Role.RISK_OFFICER, Role.OPERATOR)) {
            api.json(role).body(one).post(path).then().statusCode(403);
        }
        FeatureApi.BETA
                .json(Role.TRADER)
                .body(one)
                .post(path)
                .then()
                .statusCode(404)
                .body("error_code", equalTo("UNKNOWN_INSTRUMENT"));
        api.json(Role.TRADER).body(one).post(path).then().statusCode(202).body("added", is(1));
    }

    private ValidatableResponse post(String symbol, List<TradePrinted> trades) {
        return post(
                symbol,
                trades.stream()
                        .map(each ->
                                trade(
                                        each.number(),
                                        each.trade().timeMs() - Tape.START_MS,
                                        each.trade().price(),
                                        each.trade().amount()))
                        .toArray(String[]::new));
    }

    private ValidatableResponse post(String symbol, String... trades) {
        return api.json(Role.TRADER)
                .body(body(trades))
                .post("/api/v1/instruments/" + symbol + "/trades/live")
                .then();
    }

    private static String body(String... trades) {
        return List.of(trades).stream().collect(Collectors.joining(",", "{\"trades\":[", "]}"));
    }

    private static String trade(long number, long afterMs, double price) {
        return trade(number, afterMs, price, 1.0);
    }

    private static String trade(long number, long afterMs, double price, double amount) {
        return "{\"number\":%d,\"timeMs\":%d,\"price\":%s,\"amount\":%s}"
                .formatted(number, Tape.START_MS + afterMs, price, amount);
    }

    private static TradePrinted printed(String symbol, long number, long afterMs, double price) {
        return new TradePrinted(symbol, number, new Trade(Tape.START_MS + afterMs, price, 1.0));
    }

    private List<Bar> bars(String symbol) {
        return api.bars(symbol);
    }
}
