package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.BarImports;
import io.credence.feature.app.domain.imports.TradeSource;
import io.credence.feature.app.domain.tape.LiveTrades;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Files of a tape that is still being written.
@QuarkusTest
@Servers
class TapeFileIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject AgroalDataSource database;
    @Inject LiveTrades live;
    @Inject BarImports imports;

    @Test
    void shouldMakeNoBarOfAnIntervalThatIsNotOver() {
        // Given bars of a minute and of a day, made of a tape
        String symbol = "RUNNING-USD";
        api.createInstrument(symbol);
        long nowMs = System.currentTimeMillis();
        long dayMs = Interval.D1.floor(nowMs);
        // Before what follows, also in the first minute of a day.
        String past = line(dayMs - 200_000, 9) + line(dayMs - 100_000, 10);
        importFile(symbol, "1d", past);
        // When a file reaches into today, which is not over, nor is this minute
        importFile(symbol, "1m", past + line(nowMs - 61_000, 11) + line(nowMs, 12));
        // Then
        long imported = System.currentTimeMillis();
        assertThat(opens(symbol, "1d"))
                .contains(dayMs - Interval.D1.millis())
                .allMatch(openMs -> openMs + Interval.D1.millis() <= imported);
        assertThat(opens(symbol, "1m"))
                .contains(Interval.M1.floor(nowMs - 61_000))
                .allMatch(openMs -> openMs + Tape.MINUTE <= imported);
    }

    @Test
    void shouldLeaveTheBarInWhichAStreamStandsToTheStream() {
        // Given a stream of a market that trades today
        String symbol = "OPENTODAY-USD";
        api.createInstrument(symbol);
        long startMs = Interval.M1.floor(System.currentTimeMillis()) - 20 * Tape.MINUTE;
        try (Rows rows = new Rows()) {
            stream(symbol, 1, startMs + 10_000, startMs + 70_000, startMs + 130_000);
            // When a file ends within the bar in which it stands
            importFile(symbol, "1m", line(startMs + 70_000, 12) + line(startMs + 130_000, 13));
            // Then its row is told when it closes
            List<Bar> closed =
                    List.of(
                            new Bar(startMs + Tape.MINUTE, 12, 12, 12, 12, 1),
                            new Bar(startMs + 2 * Tape.MINUTE, 13, 13, 13, 13, 1));
            assertThat(told(rows, symbol, 2)).isEqualTo(closed);
            assertThat(api.bars(symbol)).isEqualTo(closed);
        }
    }

    @Test
    void shouldGiveABarThatAFileMadeTheTradesThatAreStreamed() {
        // Given a stream, and a file of what follows that lacks some of it
        String symbol = "AHEAD-USD";
        api.createInstrument(symbol);
        try (Rows rows = new Rows()) {
            stream(symbol, 1, after(10_000), after(70_000), after(130_000));
            importFile(symbol, "1m", at(130_000, 13) + at(310_000, 16));
            // When
            stream(symbol, 4, after(140_000), after(190_000), after(310_000), after(370_000));
            // Then bars before those of the file are there too, but their rows come too late
            assertThat(told(rows, symbol, 1))
                    .containsExactly(new Bar(Tape.START_MS + Tape.MINUTE, 12, 12, 12, 12, 1));
            assertThat(api.bars(symbol))
                    .containsExactly(
                            new Bar(Tape.START_MS + Tape.MINUTE, 12, 12, 12, 12, 1),
                            new Bar(Tape.START_MS + 2 * Tape.MINUTE, 13, 14, 13, 14, 2),
                            new Bar(Tape.START_MS + 3 * Tape.MINUTE, 15, 15, 15, 15, 1),
                            new Bar(Tape.START_MS + 5 * Tape.MINUTE, 16, 16, 16, 16, 1));
        }
    }

    @Test
    void shouldMakeTheBarThatAnEarlierFileLeftOpen() {
        // Given a file's last bar was not over when it came
        String symbol = "LEFTOPEN-USD";
        api.createInstrument(symbol);
        importFile(symbol, "1m", at(10_000, 11) + at(70_000, 12));
        forgetBar(symbol, Tape.START_MS + Tape.MINUTE);
        assertThat(api.bars(symbol)).hasSize(1);
        // When
        importFile(symbol, "1m", at(250_000, 15));
        // Then
        assertThat(api.bars(symbol))
                .containsExactly(
                        new Bar(Tape.START_MS, 11, 11, 11, 11, 1),
                        new Bar(Tape.START_MS + Tape.MINUTE, 12, 12, 12, 12, 1),
                        new Bar(Tape.START_MS + 4 * Tape.MINUTE, 15, 15, 15, 15, 1));
    }

    @Test
    void shouldTellTheBarInWhichAStreamBeganIfAFileHasItsBeginning() {
        // Given
        String symbol = "BEGUN-USD";
        api.createInstrument(symbol);
        long startMs = Interval.M1.floor(System.currentTimeMillis()) - 20 * Tape.MINUTE;
        List<Trade> file =
                List.of(
                        new Trade(startMs - 50_000, 9, 1),
                        new Trade(startMs + 5_000, 10, 1),
                        new Trade(startMs + 31_000, 12, 1));
        try (Rows rows = new Rows()) {
            // When a stream begins within a bar, and a file has what was before
            inTenant(() -> {
                TradePrinted first =
                        new TradePrinted(symbol, 1, new Trade(startMs + 30_000, 11, 1));
                var _ = live.add(new InstrumentId(symbol), List.of(first), _ -> "trade");
                var _ =
                        imports.importTrades(
                                new Series(new InstrumentId(symbol), Interval.M1),
                                new Listed(file));
            });
            // Then
            assertThat(told(rows, symbol, 1)).containsExactly(new Bar(startMs, 10, 12, 10, 12, 3));
        }
    }

    private void forgetBar(String symbol, long openMs) {
        TenantScope.call(
                new TenantId(api.tenant()),
                () ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> {
                                    try (Connection connection = database.getConnection();
                                            PreparedStatement delete =
                                                    connection.prepareStatement(
                                                            "delete from bar where instrument = ? and open_time_ms = ?")) {
                                        delete.setString(1, symbol);
                                        delete.setLong(2, openMs);
                                        return delete.executeUpdate();
                                    }
                                }));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void inTenant(Work work) {
        TenantScope.run(
                new TenantId(api.tenant()),
                () ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    try {
                                        work.run();
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                }));
    }

    private static final class Listed implements TradeSource {

        private final Iterator<Trade> trades;
        private int rows;

        Listed(List<Trade> trades) {
            this.trades = trades.iterator();
        }

        @Override
        public @Nullable Trade next() {
            rows += trades.hasNext() ? 1 : 0;
            return trades.hasNext() ? trades.next() : null;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public boolean newestFirst() {
            return false;
        }
    }

    /// Of price 11 and so on, one each.
    private void stream(String symbol, int number, long... timesMs) {
        StringBuilder trades = new StringBuilder();
        for (int i = 0; i < timesMs.length; i++) {
            trades.append(i == 0 ? "" : ",")
                    .append(
                            "{\"number\":%d,\"timeMs\":%d,\"price\":%d,\"amount\":1}"
                                    .formatted(number + i, timesMs[i], 10 + number + i));
        }
        api.json(Role.TRADER)
                .body("{\"trades\":[" + trades + "]}")
                .post("/api/v1/instruments/" + symbol + "/trades/live")
                .then()
                .statusCode(202);
    }

    private void importFile(String symbol, String interval, String lines) {
        byte[] csv = ("timestamp,price,amount\n" + lines).getBytes(StandardCharsets.UTF_8);
        api.importTrades(symbol, interval, csv).statusCode(200);
    }

    private static long after(long ms) {
        return Tape.START_MS + ms;
    }

    private static String at(long afterMs, int price) {
        return line(Tape.START_MS + afterMs, price);
    }

    private static String line(long timeMs, int price) {
        return timeMs + "," + price + ",1\n";
    }

    private static List<Bar> told(Rows rows, String symbol, int count) {
        return rows.await(count, row -> row.instrument().equals(symbol)).stream()
                .map(FeatureRowComputed::bar)
                .toList();
    }

    private List<Long> opens(String symbol, String interval) {
        return api.read(
                        "/api/v1/instruments/%s/bars?interval=%s&limit=100000"
                                .formatted(symbol, interval))
                .getList("openTimeMs", Long.class);
    }
}
