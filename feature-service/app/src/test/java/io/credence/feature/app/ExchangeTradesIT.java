package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Imports tapes through the real clients from a stand-in for the exchanges, and makes their bars.
@QuarkusTest
@Servers
class ExchangeTradesIT {

    private final FeatureApi api = FeatureApi.ALPHA;
    private final ExchangeImportApi imports = new ExchangeImportApi();

    @Test
    void shouldTakeTheTapeAndMakeItsBars() {
        // Given
        api.createInstrument("TAPE-USDT", "binance");
        int moments = 600;
        // When
        JsonPath done = imports.awaitEnd(imports.startTrades("TAPE-USDT", "binance", moments));
        // Then none of the equal trades is lost, whatever page they came in
        shouldHaveTrades(done, "TAPE-USDT", moments * RecordedExchange.MOMENT_TRADES);
        // And a second time nothing is new
        JsonPath again = imports.awaitEnd(imports.startTrades("TAPE-USDT", "binance", moments));
        assertThat(again.getInt("rows")).isEqualTo(done.getInt("rows"));
        assertThat(again.getInt("inserted")).isZero();
    }

    @Test
    void shouldTakeTheTapeOfAnotherExchange() {
        // Given
        api.createInstrument("KTAPE-USD", "kraken");
        // When it ends before the range does
        JsonPath done = imports.awaitEnd(imports.startTrades("KTAPE-USD", "kraken", 1200));
        // Then
        shouldHaveTrades(done, "KTAPE-USD", RecordedExchange.KRAKEN_TRADES);
    }

    @Test
    void shouldLeaveNoPartOfABarWhenItStopsHalfway() {
        // Given
        api.createInstrument("TAPEBREAKS-USDT", "binance");
        // When the exchange refuses in the middle of a minute
        JsonPath done = imports.awaitEnd(imports.startTrades("TAPEBREAKS-USDT", "binance", 600));
        // Then
        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(done.getInt("inserted")).isGreaterThan(RecordedExchange.tradesBefore(120_000));
        assertThat(volumes("TAPEBREAKS-USDT", "1m"))
                .containsExactly(volumeOfMinute(0), volumeOfMinute(1));
    }

    @Test
    void shouldMakeABarThatAnEarlierPageLeftWhenNoTradeFollows() {
        // Given
        api.createInstrument("TAPEPAUSES-USDT", "binance");
        // When
        JsonPath done = imports.awaitEnd(imports.startTrades("TAPEPAUSES-USDT", "binance", 2400));
        // Then
        shouldHaveTrades(
                done,
                "TAPEPAUSES-USDT",
                RecordedExchange.tradesBefore(RecordedExchange.PAUSE_MS)
                        + RecordedExchange.tradesBefore(RecordedExchange.NEXT_PAUSE_MS)
                        - RecordedExchange.tradesBefore(RecordedExchange.PAUSE_ENDS_MS));
        assertThat(volumes("TAPEPAUSES-USDT", "1m")).hasSize(3);
    }

    @Test
    void shouldTakeTradesOnlyOfWholeBars() {
        // Given
        api.createInstrument("TAPEODD-USDT", "binance");
        long border = RecordedExchange.FIRST_MS;
        // When / Then
        imports.post(
                        ExchangeImportApi.trades(
                                "TAPEODD-USDT", "binance", border + 1, border + 2 * Tape.MINUTE))
                .statusCode(400)
                .body(
                        "detail",
                        containsString(
                                "fromMs must be a multiple of 1m for trades, such as %d or %d"
                                        .formatted(border, border + Tape.MINUTE)));
        imports.post(
                        ExchangeImportApi.trades(
                                "TAPEODD-USDT", "binance", border, border + Tape.MINUTE - 1))
                .statusCode(400)
                .body(
                        "detail",
                        containsString(
                                "toMs must be a multiple of 1m for trades, such as %d or %d"
                                        .formatted(border, border + Tape.MINUTE)));
    }

    private void shouldHaveTrades(JsonPath done, String symbol, int trades) {
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getString("kind")).isEqualTo("TRADES");
        assertThat(done.getInt("rows")).isEqualTo(trades);
        assertThat(done.getInt("inserted")).isEqualTo(trades);
        assertThat(volumes(symbol, "1m").stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(trades * RecordedExchange.TRADE_AMOUNT);
    }

    private List<Double> volumes(String symbol, String interval) {
        return api.read(
                        "/api/v1/instruments/"
                                + symbol
                                + "/bars?interval="
                                + interval
                                + "&limit=1000")
                .getList("volume", Double.class);
    }

    private static double volumeOfMinute(int minute) {
        return (RecordedExchange.tradesBefore((minute + 1) * Tape.MINUTE)
                        - RecordedExchange.tradesBefore(minute * Tape.MINUTE))
                * RecordedExchange.TRADE_AMOUNT;
    }
}
