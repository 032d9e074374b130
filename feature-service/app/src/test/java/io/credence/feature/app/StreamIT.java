package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarClosed;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.platform.testkit.kafka.Poison;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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
            // Then: all but the last, which is open
            List<FeatureRowComputed> told =
                    rows.await(made.size() - 1, row -> row.instrument().equals(symbol));
            assertThat(told)
                    .extracting(FeatureRowComputed::bar)
                    .containsExactlyElementsOf(made.subList(0, made.size() - 1));
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
            market.trade(trade(symbol, 1, 10_000));
            String back = market.trade(trade(symbol, 2, 9_999));
            market.trade(trade(symbol, 3, 20_000));
            market.trade(trade(symbol, 4, 60_000));
            // Then
            assertThat(rows.await(1, row -> row.instrument().equals(symbol)))
                    .extracting(FeatureRowComputed::bar)
                    .containsExactly(new Bar(Tape.START_MS, 11, 13, 11, 13, 2));
            assertThat(cause(TradePrinted.TOPIC, back)).contains("trade.timeMs must not fall");
        }
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
        JsonPath stored =
                api.read("/api/v1/instruments/" + symbol + "/bars?interval=1m&limit=100000");
        List<Double> open = stored.getList("open", Double.class);
        List<Double> high = stored.getList("high", Double.class);
        List<Double> low = stored.getList("low", Double.class);
        List<Double> close = stored.getList("close", Double.class);
        List<Double> volume = stored.getList("volume", Double.class);
        List<Long> time = stored.getList("openTimeMs", Long.class);
        return IntStream.range(0, time.size())
                .mapToObj(i ->
                        new Bar(
                                time.get(i),
                                open.get(i),
                                high.get(i),
                                low.get(i),
                                close.get(i),
                                volume.get(i)))
                .toList();
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
