package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.TapeEvent;
import io.credence.feature.api.TapeFellSilent;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.observation.TradeFlow;
import io.credence.feature.app.domain.tape.LiveTrades;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is written down of where a stream of trades stands.
@QuarkusTest
@Servers
class StandingTapeIT {

    private static final String ASKED = "update trade_stream set asked_ms = ? where instrument = ?";

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject AgroalDataSource database;
    @Inject LiveTrades live;
    @Inject TradeFlow flow;
    @Inject MeterRegistry meters;

    @Test
    void shouldGoOnWithAStreamThatBeganBeforeItWasWrittenDown() {
        // Given
        String symbol = "UPGRADED-USD";
        api.createInstrument(symbol);
        stream(symbol, 1, at(10_000), at(70_000), at(130_000));
        sql("delete from trade_stream where instrument = ?", symbol);
        try (Rows rows = new Rows()) {
            // When
            stream(symbol, 4, at(190_000));
            // Then the bar in which it stood is no less whole
            assertThat(told(rows, symbol, 2))
                    .containsExactly(
                            bar(Tape.START_MS + Tape.MINUTE, 12),
                            bar(Tape.START_MS + 2 * Tape.MINUTE, 13));
        }
    }

    @Test
    void shouldStillMakeNoBarOfWhatSuchAStreamDidNotSeeAsAWhole() {
        // Given a stream that began within a bar, and one that broke before it
        String symbol = "UPBEGUN-USD";
        String broken = "UPBROKEN-USD";
        api.createInstrument(symbol);
        api.createInstrument(broken);
        stream(symbol, 1, at(10_000), at(50_000));
        stream(broken, 1, at(10_000 - 1440 * Tape.MINUTE), at(10_000));
        sql("delete from trade_stream where instrument = ?", symbol);
        sql("delete from trade_stream where instrument = ?", broken);
        try (Rows rows = new Rows()) {
            // When
            stream(symbol, 3, at(70_000), at(130_000));
            stream(broken, 3, at(70_000), at(130_000));
            // Then
            assertThat(told(rows, symbol, 1)).containsExactly(bar(Tape.START_MS + Tape.MINUTE, 13));
            assertThat(told(rows, broken, 1)).containsExactly(bar(Tape.START_MS + Tape.MINUTE, 13));
        }
    }

    @Test
    void shouldAskATapeAgainWhereNothingCameOfIt() {
        // Given a tape that was told to be silent, and nobody heard it
        String symbol = "UNHEARD-USD";
        api.createInstrument(symbol);
        long startMs = Interval.M1.floor(System.currentTimeMillis()) - 20 * Tape.MINUTE;
        inTenant(() -> {
            var _ = print(symbol, 1, startMs - 1, startMs + 1);
            execute(ASKED, System.currentTimeMillis(), symbol);
        });
        try (Rows rows = new Rows()) {
            rows.poll(Duration.ofSeconds(4));
            assertThat(told(rows, symbol, 0)).isEmpty();
            // When
            sql(ASKED, System.currentTimeMillis() - Tape.MINUTE, symbol);
            // Then
            assertThat(told(rows, symbol, 1)).containsExactly(bar(startMs, 12));
        }
    }

    @Test
    void shouldPassOverWhatIsSaidByAClockThatIsAhead() {
        // Given a bar whose interval is not over
        String symbol = "CLOCKS-USD";
        api.createInstrument(symbol);
        long nowMs = System.currentTimeMillis();
        TapeFellSilent soon = new TapeFellSilent(symbol, nowMs + 50_000);
        TapeFellSilent later = new TapeFellSilent(symbol, nowMs + 200_000);
        // When
        inTenant(() -> {
            var _ = print(symbol, 1, nowMs - 90_000, nowMs);
            var _ = take(symbol, List.of(soon));
            // Then it is still due
            execute(
                    "update trade_stream set arrived_ms = arrived_ms where instrument = ? and due_ms = ?",
                    symbol,
                    Interval.M1.floor(nowMs) + Tape.MINUTE);
        });
        assertThatThrownBy(() -> inTenant(() -> take(symbol, List.of(later))))
                .hasMessageContaining("untilMs must not be after");
    }

    @Test
    void shouldBeLateForTheBarThatIsClosedAndNotForItsMinute() {
        // Given an hour that came as a bar before its last minute was printed
        String symbol = "HOURLY-USD";
        api.createInstrument(symbol);
        long hourMs = Interval.H1.floor(Tape.START_MS);
        stream(symbol, 1, hourMs, hourMs + 58 * Tape.MINUTE);
        api.json(Role.TRADER)
                .body(
                        """
                        {"interval":"1h","bar":{"openTimeMs":%d,"open":11,"high":12,"low":11,"close":12,"volume":2}}
                        """
                                .formatted(hourMs))
                .post("/api/v1/instruments/" + symbol + "/bars/live")
                .then()
                .statusCode(202);
        double before = late();
        // When
        inTenant(() -> assertThat(print(symbol, 3, hourMs + 59 * Tape.MINUTE).late()).isEqualTo(1));
        stream(symbol, 4, hourMs + 60 * Tape.MINUTE);
        // Then
        long endMs = hourMs + Interval.H1.millis();
        assertThat(late()).isEqualTo(before + 1);
        inTenant(() -> {
            InstrumentId id = new InstrumentId(symbol);
            assertThat(flow.lateBars(new Series(id, Interval.H1), hourMs, endMs)).hasSize(1);
            assertThat(flow.lateBars(new Series(id, Interval.M1), hourMs, endMs)).isEmpty();
        });
        assertThat(api.bars(symbol)).contains(bar(hourMs + 59 * Tape.MINUTE, 13));
    }

    @Test
    void shouldCountNothingThatIsRolledBack() {
        // Given
        String symbol = "ROLLED-USD";
        api.createInstrument(symbol);
        stream(symbol, 1, at(-1), at(1));
        inTenant(() -> take(symbol, List.of(new TapeFellSilent(symbol, at(60_000)))));
        double before = late();
        // When
        assertThatThrownBy(() ->
                        inTenant(() -> {
                            assertThat(print(symbol, 3, at(2)).late()).isEqualTo(1);
                            throw new IllegalStateException("a fault");
                        }))
                .hasMessage("a fault");
        // Then
        assertThat(late()).isEqualTo(before);
        stream(symbol, 3, at(2));
        assertThat(late()).isEqualTo(before + 1);
    }

    private double late() {
        return meters.counter("credence.feature.trades.late").count();
    }

    private static long at(long afterMs) {
        return Tape.START_MS + afterMs;
    }

    private static Bar bar(long openMs, int price) {
        return new Bar(openMs, price, price, price, price, 1);
    }

    private void stream(String symbol, int number, long... timesMs) {
        inTenant(() -> print(symbol, number, timesMs));
    }

    /// Trades of price 10 above their number, one each.
    private LiveTrades.Taken print(String symbol, int number, long... timesMs) {
        return take(
                symbol,
                IntStream.range(0, timesMs.length)
                        .mapToObj(i ->
                                new TradePrinted(
                                        symbol,
                                        number + i,
                                        new Trade(timesMs[i], 10 + number + i, 1)))
                        .toList());
    }

    private LiveTrades.Taken take(String symbol, List<? extends TapeEvent> events) {
        return live.add(new InstrumentId(symbol), events, _ -> "trade");
    }

    private void sql(String sql, Object... values) {
        inTenant(() -> execute(sql, values));
    }

    private void inTenant(Runnable work) {
        TenantScope.run(
                new TenantId(api.tenant()), () -> QuarkusTransaction.requiringNew().run(work));
    }

    private void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Bar> told(Rows rows, String symbol, int count) {
        return rows.await(count, row -> row.instrument().equals(symbol)).stream()
                .map(FeatureRowComputed::bar)
                .toList();
    }
}
