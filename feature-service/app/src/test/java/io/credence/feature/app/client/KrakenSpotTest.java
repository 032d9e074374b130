package io.credence.feature.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.Exchange.Answer;
import io.credence.platform.testkit.time.MovableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenSpotTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:20Z");
    private static final long NOW_MS = NOW.toEpochMilli();
    private static final long FIRST_MS = 1_092_843_870_001L;
    private static final InstrumentId BTC = new InstrumentId("BTC-USD");
    private static final Series MINUTES = new Series(BTC, Interval.M1);

    private final MovableClock clock = MovableClock.at(NOW);
    private StandIn exchange;
    private KrakenSpot kraken;

    @BeforeEach
    void open() throws IOException {
        exchange = new StandIn();
        kraken = new KrakenSpot(exchange.address(), clock, length -> clock.advance(length));
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void shouldCutATapeWhereAMillisecondEnds() throws IOException {
        // Given parts of a millisecond, as Kraken has them
        exchange.reply(
                tape(
                        "1700000000.0011",
                        "1700000000.0029",
                        "1700000000.0030001",
                        "1700000000.0030002"));
        // When
        Answer<Trade> answer = kraken.trades(BTC, 1_700_000_000_001L, NOW_MS, 1000);
        // Then
        assertThat(answer).isInstanceOf(Answer.Page.class);
        Answer.Page<Trade> page = (Answer.Page<Trade>) answer;
        assertThat(page.rows())
                .containsExactly(
                        new Trade(1_700_000_000_001L, 10.5, 0.25, true),
                        new Trade(1_700_000_000_002L, 11.5, 0.25, false));
        assertThat(page.nextMs()).isEqualTo(1_700_000_000_003L);
        assertThat(exchange.asked())
                .containsExactly("/0/public/Trades?pair=XBTUSD&since=1700000000000999000");
    }

    @Test
    void shouldKnowTheEndOfTheTapeByAPageWithoutTrades() throws IOException {
        // Given
        exchange.reply(tape("1700000000.001")).reply(tape());
        // When
        Answer<Trade> answer = kraken.trades(BTC, 1_700_000_000_001L, NOW_MS, 1000);
        // Then
        assertThat(answer)
                .isEqualTo(
                        new Answer.Page<>(
                                List.of(new Trade(1_700_000_000_001L, 10.5, 0.25, true)),
                                1_700_000_000_001L,
                                NOW_MS));
        assertThat(exchange.asked().getLast()).endsWith("since=1700000000001500000");
        // And the second page was a question of its own
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(1));
        assertThat(kraken.trades(BTC, 1_700_000_000_001L, NOW_MS, 1000))
                .isEqualTo(new Answer.Later<Trade>(Duration.ofSeconds(1)));
    }

    @Test
    void shouldTakeATradeByTheMillisecondThatKrakenWrote() throws IOException {
        // Given times that no double is, each with a later trade that ends the page
        for (long timeMs = FIRST_MS; timeMs < FIRST_MS + 400; timeMs += 7) {
            exchange.reply(
                    tape(
                            BigDecimal.valueOf(timeMs, 3).toPlainString(),
                            BigDecimal.valueOf(timeMs + 1000, 3).toPlainString()));
            // When
            clock.advance(Duration.ofSeconds(1));
            Answer<Trade> answer = kraken.trades(BTC, timeMs, NOW_MS, 1000);
            // Then
            assertThat(answer)
                    .isEqualTo(
                            new Answer.Page<>(
                                    List.of(new Trade(timeMs, 10.5, 0.25, true)),
                                    timeMs,
                                    timeMs + 1000));
        }
    }

    @Test
    void shouldAskOnceASecond() throws IOException {
        // Given
        exchange.reply(tape("1700000000.001", "1700000000.002")).reply(tape());
        kraken.trades(BTC, 1_700_000_000_001L, NOW_MS, 1000);
        // When
        clock.set(NOW.plusMillis(400));
        Answer<Trade> tooSoon = kraken.trades(BTC, 1_700_000_000_002L, NOW_MS, 1000);
        clock.set(NOW.plusSeconds(1));
        Answer<Trade> later = kraken.trades(BTC, 1_700_000_000_002L, NOW_MS, 1000);
        // Then
        assertThat(tooSoon).isEqualTo(new Answer.Later<Trade>(Duration.ofMillis(600)));
        assertThat(later).isInstanceOf(Answer.Page.class);
        assertThat(exchange.asked()).hasSize(2);
    }

    @Test
    void shouldReadItsNewestBarsAndNotTheOpenOne() throws IOException {
        // Given
        long open = Interval.M1.floor(NOW_MS);
        exchange.reply(
                """
                {"error":[],"result":{"XXBTZUSD":[\
                [%d,"1.5","3.0","1.0","2.5","2.0","10.25",7],\
                [%d,"2.5","2.6","2.4","2.5","2.5","1.00",2]],"last":%d}}\
                """
                        .formatted(open / 1000 - 60, open / 1000, open / 1000 - 60));
        // When
        Answer<CandidateBar> answer = kraken.bars(MINUTES, open - 60_000, open, 1000);
        // Then
        assertThat(answer)
                .isEqualTo(
                        new Answer.Page<>(
                                List.of(new CandidateBar(open - 60_000, 1.5, 3.0, 1.0, 2.5, 10.25)),
                                open - 60_000,
                                open));
        assertThat(exchange.asked())
                .containsExactly(
                        "/0/public/OHLC?pair=XBTUSD&interval=1&since=" + (open / 1000 - 61));
    }

    @Test
    void shouldNotPretendToHaveBarsThatKrakenForgot() throws IOException {
        // Given
        long open = Interval.M1.floor(NOW_MS);
        long forgotten = open - 720 * 60_000;
        // When / Then
        assertThat(kraken.bars(MINUTES, forgotten, open, 1000))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.why())
                                        .contains("its newest 720 bars")
                                        .contains("made of its trades"));
        assertThat(exchange.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EGeneral:Too many requests", "EAPI:Rate limit exceeded"})
    void shouldLeaveItAloneWhenItSaysSoInWords(String words) throws IOException {
        // Given
        exchange.reply(error(words));
        // When / Then
        assertThat(kraken.trades(BTC, 0, NOW_MS, 9))
                .isEqualTo(new Answer.Later<Trade>(Duration.ofMinutes(1)));
        assertThat(kraken.trades(BTC, 0, NOW_MS, 9)).isInstanceOf(Answer.Later.class);
        assertThat(exchange.asked()).hasSize(1);
    }

    @Test
    void shouldTellARefusalFromTrouble() throws IOException {
        // Given
        exchange.reply(error("EQuery:Unknown asset pair")).reply(error("EService:Unavailable"));
        // When / Then
        assertThat(kraken.trades(BTC, 0, NOW_MS, 9))
                .isEqualTo(new Answer.Refused<Trade>("kraken refused: EQuery:Unknown asset pair"));
        clock.set(NOW.plusSeconds(1));
        assertThatThrownBy(() -> kraken.trades(BTC, 0, NOW_MS, 9))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("EService:Unavailable");
    }

    private static String error(String words) {
        return "{\"error\":[\"" + words + "\"]}";
    }

    /// Prices 10.5, 11.5 and so on, bought and sold in turn.
    private static String tape(String... times) {
        StringBuilder trades = new StringBuilder();
        for (int i = 0; i < times.length; i++) {
            trades.append(i == 0 ? "" : ",")
                    .append(
                            "[\"%d.50000\",\"0.25000000\",%s,\"%s\",\"l\",\"\",%d]"
                                    .formatted(10 + i, times[i], i % 2 == 0 ? "b" : "s", 900 + i));
        }
        return "{\"error\":[],\"result\":{\"XXBTZUSD\":[%s],\"last\":\"1700000000001500000\"}}"
                .formatted(trades);
    }
}
