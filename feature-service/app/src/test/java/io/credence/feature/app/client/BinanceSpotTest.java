package io.credence.feature.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.Exchange.Answer;
import io.credence.platform.testkit.time.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceSpotTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:20Z");
    private static final InstrumentId BTC = new InstrumentId("BTC-USDT");
    private static final Series MINUTES = new Series(BTC, Interval.M1);
    private static final String KLINES =
            """
            [[60000,"1.5","3.0","1.0","2.5","10.25",119999,"20.0",7,"4.0","8.0","0"],\
            [120000,"2.5","2.5","2.0","2.0","0.5",179999,"1.0",1,"0.0","0.0","0"]]\
            """;

    private final MovableClock clock = MovableClock.at(NOW);
    private StandIn exchange;
    private BinanceSpot binance;

    @BeforeEach
    void open() throws IOException {
        exchange = new StandIn();
        binance = new BinanceSpot(exchange.address(), 4800, clock);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void shouldReadBarsAndSayWhereTheyEnd() throws IOException {
        // Given a full page, then one that is not
        exchange.reply(KLINES).reply(KLINES);
        // When
        Answer<CandidateBar> full = binance.bars(MINUTES, 60_000, 600_000, 2);
        Answer<CandidateBar> last = binance.bars(MINUTES, 60_000, 600_000, 3);
        // Then
        assertThat(full)
                .isEqualTo(
                        new Answer.Page<>(
                                List.of(
                                        new CandidateBar(60_000, 1.5, 3.0, 1.0, 2.5, 10.25),
                                        new CandidateBar(120_000, 2.5, 2.5, 2.0, 2.0, 0.5)),
                                60_000,
                                180_000));
        assertThat(((Answer.Page<CandidateBar>) last).nextMs()).isEqualTo(600_000);
        assertThat(exchange.asked().getFirst())
                .isEqualTo(
                        "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2&startTime=60000&endTime=599999");
    }

    @ParameterizedTest
    @CsvSource({"4799, 2", "4800, 1", "6001, 1"})
    void shouldPauseUntilTheNextMinuteBeforeTheAllowanceIsUsedUp(String used, int asked)
            throws IOException {
        // Given
        exchange.reply(200, Map.of("x-mbx-used-weight-1m", used), KLINES).reply(KLINES);
        binance.bars(MINUTES, 0, 600_000, 1000);
        // When
        clock.set(NOW.plusSeconds(39));
        Answer<CandidateBar> answer = binance.bars(MINUTES, 0, 600_000, 1000);
        // Then
        assertThat(exchange.asked()).hasSize(asked);
        if (asked == 1) {
            assertThat(answer).isEqualTo(new Answer.Later<CandidateBar>(Duration.ofSeconds(1)));
            clock.set(NOW.plusSeconds(40));
            assertThat(binance.bars(MINUTES, 0, 600_000, 1000)).isInstanceOf(Answer.Page.class);
        }
    }

    @Test
    void shouldPauseForTradesToo() throws IOException {
        // Given
        exchange.reply(200, Map.of("X-MBX-USED-WEIGHT-1M", "5000"), "[]");
        // When
        binance.trades(BTC, 0, 600_000, 1000);
        // Then
        assertThat(binance.bars(MINUTES, 0, 600_000, 1000)).isInstanceOf(Answer.Later.class);
        assertThat(exchange.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"429, 7, PT7S", "418, 120, PT2M"})
    void shouldLeaveItAloneForAsLongAsItSays(int status, String seconds, Duration pause)
            throws IOException {
        // Given
        exchange.reply(
                status,
                Map.of("Retry-After", seconds),
                "{\"code\":-1003,\"msg\":\"Too much request weight used.\"}");
        // When / Then
        assertThat(binance.bars(MINUTES, 0, 600_000, 9))
                .isEqualTo(new Answer.Later<CandidateBar>(pause));
        assertThat(binance.trades(BTC, 0, 600_000, 9)).isEqualTo(new Answer.Later<Trade>(pause));
        assertThat(exchange.asked()).hasSize(1);
    }

    @Test
    void shouldCutATapeWhereAMillisecondEnds() throws IOException {
        // Given two trades of the last millisecond, of which a third may follow
        exchange.reply(tape(trade(7, 1000), trade(8, 1001), trade(9, 1001)));
        // When
        Answer<Trade> answer = binance.trades(BTC, 1000, 600_000, 3);
        // Then
        assertThat(answer)
                .isEqualTo(
                        new Answer.Page<>(List.of(new Trade(1000, 7.5, 0.25, true)), 1000, 1001));
        assertThat(exchange.asked())
                .containsExactly(
                        "/api/v3/aggTrades?symbol=BTCUSDT&startTime=1000&endTime=599999&limit=3");
    }

    @Test
    void shouldGoOnByIdWhereOnePageIsNotEnoughForAMillisecond() throws IOException {
        // Given
        exchange.reply(tape(trade(7, 1000), trade(8, 1000)))
                .reply(tape(trade(9, 1000), trade(10, 1002)));
        // When
        Answer<Trade> answer = binance.trades(BTC, 1000, 600_000, 2);
        // Then
        assertThat(answer).isInstanceOf(Answer.Page.class);
        Answer.Page<Trade> page = (Answer.Page<Trade>) answer;
        assertThat(page.rows()).extracting(Trade::price).containsExactly(7.5, 8.5, 9.5);
        assertThat(page.nextMs()).isEqualTo(1002);
        assertThat(exchange.asked().getLast())
                .isEqualTo("/api/v3/aggTrades?symbol=BTCUSDT&fromId=9&limit=2");
    }

    @Test
    void shouldAskForAnHourOfTheTapeAtMost() throws IOException {
        // Given
        exchange.reply("[]");
        // When
        Answer<Trade> answer = binance.trades(BTC, 0, 9_000_000, 1000);
        // Then
        assertThat(answer).isEqualTo(new Answer.Page<Trade>(List.of(), 0, 3_600_000));
        assertThat(exchange.asked().getFirst()).contains("startTime=0&endTime=3599999");
    }

    private static String tape(String... trades) {
        return "[" + String.join(",", trades) + "]";
    }

    private static String trade(long id, long timeMs) {
        return """
        {"a":%d,"p":"%d.5","q":"0.25","f":%d,"l":%d,"T":%d,"m":false,"M":true}\
        """
                .formatted(id, id, id * 2, id * 2 + 1, timeMs);
    }
}
