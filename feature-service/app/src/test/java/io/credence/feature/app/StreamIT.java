package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarClosed;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Interval;
import io.credence.feature.api.TapeFellSilent;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.kernels.bars.TradeAggregator;
import io.credence.platform.api.Role;
import io.credence.platform.artifacts.Digests;
import io.credence.platform.testkit.kafka.Poison;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Market data that comes by Kafka.
@QuarkusTest
@Servers
class StreamIT {

    private static final int BARS = 40;

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject MeterRegistry meters;

    @Test
    void shouldTellTheRowOfEachBarOnceAndInOrderHoweverOftenItComes() {
        // Given
        String symbol = "STREAMED-USD";
        api.createInstrument(symbol);
        List<Bar> bars = MarketStream.bars(Tape.bars(31L, BARS));
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            // When
            for (Bar bar : bars) {
                market.bar(symbol, bar);
                market.bar(symbol, bar);
            }
            market.bar(symbol, bars.get(3));
            market.bar(symbol, bars.getLast());
            // Then
            shouldBeAsAsked(rows.await(BARS, row -> row.instrument().equals(symbol)), symbol);
            rows.poll(Duration.ofSeconds(2));
            assertThat(rows.matching(row -> row.instrument().equals(symbol))).hasSize(BARS);
        }
    }

    @Test
    void shouldPutAsideWhatContradictsOrComesTooLateAndGoOn() {
        // Given
        String symbol = "ASIDE-USD";
        api.createInstrument(symbol);
        List<Bar> bars = MarketStream.bars(Tape.bars(32L, 4));
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            // When
            market.bar(symbol, bars.get(0));
            market.bar(symbol, bars.get(2));
            String conflict = market.bar(symbol, doubled(bars.get(2)));
            String late = market.bar(symbol, bars.get(1));
            String foreign =
                    market.send(
                            BarClosed.TOPIC,
                            BarClosed.TYPE,
                            symbol,
                            new BarClosed("OTHER-USD", "1m", bars.get(3)));
            String nobodys = market.bar("NOBODYS-USD", bars.get(3));
            market.bar(symbol, bars.get(3));
            // Then
            assertThat(rows.await(3, row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .containsExactly(bars.get(0), bars.get(2), bars.get(3));
            assertThat(cause(conflict)).contains("differs from the stored 1m bar");
            assertThat(cause(late)).contains("must be after the newest bar");
            assertThat(cause(foreign)).contains("the record key is of ASIDE-USD");
            assertThat(cause(nobodys)).contains("instrument 'NOBODYS-USD' does not exist");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bars.v1 | io.credence.feature.bar.closed.v1 | {\"instrument\":",
                "bars.v1 | io.credence.feature.bar.closed.v1 | {}",
                "bars.v1 | io.credence.feature.bar.closed.v1 | {\"instrument\":\"P-USD\",\"interval\":\"2m\",\"bar\":{}}",
                "trades.v1 | io.credence.feature.trade.printed.v1 | []",
                "trades.v1 | io.credence.feature.trade.printed.v1 | {\"instrument\":\"PSN-USD\",\"number\":1}"
            })
    void shouldPutAsideWhatNobodyCanRead(String topic, String type, String data) {
        // When
        Poison poison = Poison.send(topic, type, "alpha", "PSN-USD", data);
        // Then
        assertThat(poison.cause()).contains("the event cannot be read", "caused by");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldMakeTheBarsOfStreamedTradesThatAFileOfThemMakes(boolean isTwice) {
        // Given
        String symbol = isTwice ? "TWICE-USD" : "PRINTED-USD";
        String file = symbol.replace("USD", "EUR");
        byte[] tape = Tape.trades(33L, 400);
        api.createInstrument(symbol);
        api.createInstrument(file);
        api.importTrades(file, "1m", tape).statusCode(200);
        List<Bar> made = bars(file);
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            // When
            List<TradePrinted> trades = MarketStream.trades(symbol, tape);
            for (TradePrinted trade : trades) {
                market.trade(trade);
                if (isTwice) {
                    market.trade(trade);
                    market.trade(trades.getFirst());
                }
            }
            // Then: all but the first, whose beginning nobody saw, and the last, which is open
            List<Bar> whole = made.subList(1, made.size() - 1);
            List<FeatureRowComputed> told =
                    rows.await(whole.size(), row -> row.instrument().equals(symbol));
            assertThat(told).extracting(FeatureRowComputed::bar).containsExactlyElementsOf(whole);
            assertThat(bars(symbol)).isEqualTo(whole);
            shouldBeAsAsked(told, symbol);
        }
    }

    @Test
    void shouldPutAsideATradeThatGoesBackInTimeAndGoOn() {
        // Given
        String symbol = "BACK-USD";
        api.createInstrument(symbol);
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            // When
            market.trade(trade(symbol, 1, -1));
            market.trade(trade(symbol, 2, 10_000));
            String back = market.trade(trade(symbol, 3, 9_999));
            market.trade(trade(symbol, 4, 20_000));
            market.trade(trade(symbol, 5, 60_000));
            // Then
            assertThat(rows.await(1, row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .containsExactly(new Bar(Tape.START_MS, 12, 14, 12, 14, 2));
            assertThat(cause(TradePrinted.TOPIC, back)).contains("trade.timeMs must not fall");
        }
    }

    @Test
    void shouldMakeNoBarOfWhatItDidNotSeeAsAWhole() {
        // Given
        String symbol = "PIECES-USD";
        api.createInstrument(symbol);
        long threeDays = 3 * 1440 * Tape.MINUTE;
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            // When a stream begins within the first bar, and goes on after days within another
            market.trade(trade(symbol, 1, 10_000));
            market.trade(trade(symbol, 2, 70_000));
            market.trade(trade(symbol, 3, 130_000));
            market.trade(trade(symbol, 4, threeDays + 10_000));
            market.trade(trade(symbol, 5, threeDays + 70_000));
            market.trade(trade(symbol, 6, threeDays + 130_000));
            // Then
            List<Bar> whole =
                    List.of(
                            new Bar(Tape.START_MS + Tape.MINUTE, 12, 12, 12, 12, 1),
                            new Bar(Tape.START_MS + threeDays + Tape.MINUTE, 15, 15, 15, 15, 1));
            assertThat(rows.await(2, row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .isEqualTo(whole);
            assertThat(bars(symbol)).isEqualTo(whole);
        }
    }

    @Test
    void shouldCloseTheBarsOfAQuietMarketAndCountWhatComesLate() {
        // Given
        String symbol = "QUIET-USD";
        api.createInstrument(symbol);
        createSet();
        long startMs = Interval.M1.floor(System.currentTimeMillis()) - 20 * Tape.MINUTE;
        long lateBefore = lateTrades();
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            Predicate<FeatureRowComputed> isOurs = row -> row.instrument().equals(symbol);
            market.trade(sided(symbol, 1, startMs - 1, 9, 1, true));
            for (int i = 0; i < 5; i++) {
                long openMs = startMs + i * Tape.MINUTE;
                market.trade(sided(symbol, 2 * i + 2, openMs + 1, 10 + i, 1, true));
                market.trade(sided(symbol, 2 * i + 3, openMs + 2, 11 + i, 3, false));
            }
            // When nothing comes
            List<FeatureRowComputed> told = rows.await(5, isOurs);
            // Then
            Bar quiet = new Bar(startMs + 4 * Tape.MINUTE, 14, 15, 14, 15, 4);
            assertThat(told).hasSize(5);
            assertThat(told.getLast().bar()).isEqualTo(quiet);
            assertThat(orderFlow(symbol, startMs)).containsOnly(-0.5).hasSize(5);
            // When a trade of a closed bar comes, and the market wakes up and is quiet again
            market.trade(sided(symbol, 12, startMs + 5 * Tape.MINUTE - 1, 99, 4, true));
            market.trade(sided(symbol, 13, startMs + 6 * Tape.MINUTE, 20, 1, true));
            // Then the bar and its row stay, rows read later know it, and it shows as late
            assertThat(rows.await(6, isOurs))
                    .extracting(row -> row.bar().openTimeMs())
                    .containsExactlyElementsOf(
                            Stream.of(0, 1, 2, 3, 4, 6)
                                    .map(i -> startMs + i * Tape.MINUTE)
                                    .toList());
            rows.poll(Duration.ofSeconds(2));
            assertThat(rows.matching(isOurs)).hasSize(6);
            assertThat(bars(symbol)).hasSize(6).contains(quiet);
            assertThat(orderFlow(symbol, startMs))
                    .containsExactly(-0.5, -0.5, -0.5, -0.5, 0.25, 1.0);
            assertThat(lateTrades()).isEqualTo(lateBefore + 1);
            assertThat(dataset(symbol, startMs, 7).getLong("lateRows")).isEqualTo(1);
        }
    }

    @Test
    void shouldLetATapeReplaceTheBarsOfAStreamThatLackedTrades() {
        // Given
        String symbol = "LACKING-USD";
        String file = "LACKING-EUR";
        byte[] tape = Tape.trades(34L, 400);
        api.createInstrument(symbol);
        api.createInstrument(file);
        createSet();
        api.importTrades(file, "1m", tape).statusCode(200);
        List<Bar> made = bars(file);
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            List<TradePrinted> streamed =
                    MarketStream.trades(symbol, tape).stream()
                            .filter(trade -> trade.number() % 10 != 5)
                            .toList();
            streamed.forEach(market::trade);
            List<Bar> closed = closed(streamed);
            assertThat(rows.await(closed.size(), row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .isEqualTo(closed);
            JsonPath before = dataset(symbol, Tape.START_MS, 60);
            assertThat(sha256(dataset(symbol, Tape.START_MS, 60))).isEqualTo(sha256(before));
            // When
            JsonPath report =
                    api.importTrades(symbol, "1m", tape).statusCode(200).extract().jsonPath();
            // Then
            assertThat(report.getInt("inserted")).isEqualTo(400 - streamed.size());
            assertThat(bars(symbol)).isEqualTo(made).isNotEqualTo(closed);
            JsonPath after = dataset(symbol, Tape.START_MS, 60);
            assertThat(sha256(after)).isNotEqualTo(sha256(before));
            assertThat(HexFormat.of().formatHex(Digests.sha256().digest(content(before))))
                    .isEqualTo(sha256(before));
            assertThat(
                            api.importTrades(symbol, "1m", tape)
                                    .statusCode(200)
                                    .extract()
                                    .jsonPath()
                                    .getInt("bars"))
                    .isZero();
            rows.poll(Duration.ofSeconds(1));
            assertThat(rows.matching(row -> row.instrument().equals(symbol))).hasSameSizeAs(closed);
        }
    }

    @Test
    void shouldGiveABarThatAFileLeftOpenTheTradesThatAreStreamed() {
        // Given a stream, and a file that ends within a bar
        String symbol = "OPENED-USD";
        api.createInstrument(symbol);
        try (MarketStream market = new MarketStream();
                Rows rows = new Rows()) {
            market.trade(trade(symbol, 1, 10_000));
            market.trade(trade(symbol, 2, 70_000));
            market.trade(trade(symbol, 3, 130_000));
            assertThat(rows.await(1, row -> row.instrument().equals(symbol))).hasSize(1);
            byte[] csv =
                    "timestamp,price,amount\n%d,12.0,1.0\n%d,13.0,1.0\n"
                            .formatted(Tape.START_MS / 1000 + 70, Tape.START_MS / 1000 + 130)
                            .getBytes(StandardCharsets.UTF_8);
            api.importTrades(symbol, "1m", csv).statusCode(200);
            assertThat(bars(symbol).getLast().volume()).isEqualTo(1);
            // When
            market.trade(trade(symbol, 4, 140_000));
            market.trade(trade(symbol, 5, 190_000));
            market.trade(trade(symbol, 6, 250_000));
            // Then
            assertThat(rows.await(2, row -> row.instrument().equals(symbol)).getLast().bar())
                    .isEqualTo(new Bar(Tape.START_MS + 3 * Tape.MINUTE, 15, 15, 15, 15, 1));
            assertThat(bars(symbol))
                    .contains(new Bar(Tape.START_MS + 2 * Tape.MINUTE, 13, 14, 13, 14, 2));
        }
    }

    @Test
    void shouldRefuseTheNewsThatTheFutureIsSilent() {
        // Given
        api.createInstrument("FUTURE-USD");
        try (MarketStream market = new MarketStream()) {
            // When
            String future =
                    market.send(
                            TradePrinted.TOPIC,
                            TapeFellSilent.TYPE,
                            "FUTURE-USD",
                            new TapeFellSilent("FUTURE-USD", 4_000_000_000_000L));
            // Then
            assertThat(cause(TradePrinted.TOPIC, future)).contains("untilMs must not be after");
        }
    }

    private static TradePrinted sided(
            String symbol, long number, long timeMs, double price, double amount, boolean isBuy) {
        return new TradePrinted(symbol, number, new Trade(timeMs, price, amount, isBuy));
    }

    /// What a stream makes of them: neither its first bar nor its last.
    private static List<Bar> closed(List<TradePrinted> trades) {
        List<Bar> closed = new ArrayList<>();
        TradeAggregator aggregator = new TradeAggregator(Interval.M1, closed::add);
        for (TradePrinted each : trades) {
            aggregator.add(each.trade().timeMs(), each.trade().price(), each.trade().amount());
        }
        return closed.subList(1, closed.size());
    }

    private long lateTrades() {
        return (long) meters.counter("credence.feature.trades.late").count();
    }

    private void createSet() {
        int status =
                api.json(Role.RESEARCHER)
                        .body(
                                "{\"name\":\"streamed\",\"features\":[\"log_return_1\",\"order_flow_imbalance\"]}")
                        .post("/api/v1/feature-sets")
                        .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private List<Double> orderFlow(String symbol, long fromMs) {
        JsonPath asked =
                api.read(
                        "/api/v1/instruments/%s/features?interval=1m&feature_set=streamed&from_ms=%d"
                                .formatted(symbol, fromMs));
        return IntStream.range(0, asked.getList("openTimeMs").size())
                .mapToObj(i -> asked.getList("values[" + i + "]", Double.class).getLast())
                .toList();
    }

    private JsonPath dataset(String symbol, long fromMs, int minutes) {
        return api.json(Role.RESEARCHER)
                .body(
                        """
                        {"instrument":"%s","interval":"1m","featureSet":"streamed","fromMs":%d,"toMs":%d,
                         "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":1,"touch":"HIGH_LOW"}}
                        """
                                .formatted(symbol, fromMs, fromMs + minutes * Tape.MINUTE))
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String sha256(JsonPath manifest) {
        return manifest.getString("sha256");
    }

    private byte[] content(JsonPath manifest) {
        return api.as(Role.VIEWER)
                .get("/api/v1/datasets/" + manifest.getString("id") + "/content")
                .asByteArray();
    }

    private static TradePrinted trade(String symbol, long number, long afterMs) {
        return new TradePrinted(
                symbol, number, new Trade(Tape.START_MS + afterMs, 10.0 + number, 1.0));
    }

    private static Bar doubled(Bar bar) {
        return new Bar(
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                2.0 * bar.volume());
    }

    private static String cause(String id) {
        return cause(BarClosed.TOPIC, id);
    }

    private static String cause(String topic, String id) {
        return new Poison(topic, id).cause();
    }

    private List<Bar> bars(String symbol) {
        return api.bars(symbol);
    }

    /// Each row has the bits of a fold over all that is stored.
    private void shouldBeAsAsked(List<FeatureRowComputed> told, String symbol) {
        JsonPath asked =
                api.read(
                        "/api/v1/instruments/%s/features?interval=1m&from_ms=%d&to_ms=%d"
                                .formatted(
                                        symbol,
                                        told.getFirst().bar().openTimeMs(),
                                        told.getLast().bar().openTimeMs() + 1));
        assertThat(asked.getList("openTimeMs", Long.class))
                .isEqualTo(told.stream().map(row -> row.bar().openTimeMs()).toList());
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).values().toString())
                    .isEqualTo(asked.getList("values[" + i + "]", Double.class).toString());
        }
    }
}
