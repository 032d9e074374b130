package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.artifacts.columnar.ColumnarReader;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Features of what is known beside the bar are the same live, later, in replays and in datasets.
@QuarkusTest
@Servers
class BesideIT {

    private static final List<String> FEATURES =
            List.of(
                    "log_return_1",
                    "funding_rate",
                    "funding_rate_mean_9",
                    "bid_ask_spread",
                    "book_imbalance_5",
                    "order_flow_imbalance",
                    "order_flow_imbalance_20",
                    "largest_trade_share",
                    "btc_relative_strength_20");
    private static final int STORED = 100;
    private static final int LIVE = 12;

    // Its live set must not publish rows that other tests count.
    private final FeatureApi api = new FeatureApi("beside");

    @TempDir Path folder;
    @Inject Instruments instruments;
    @Inject io.credence.feature.app.domain.tape.Tape tape;

    @Test
    void shouldGiveTheSameRowsLiveLaterAndInADataset() throws IOException {
        // Given two instruments with a past, one the other's companion, and what was seen beside
        String[] own = prepare("ALIKE-USD", 31L);
        String[] other = prepare("ALIKEBTC-USD", 32L);
        companion("ALIKE-USD", "ALIKEBTC-USD");
        createSet();
        funding("ALIKE-USD", 3, 3, 0.0001);
        funding("ALIKE-USD", 50, 58, 0.0002);
        api.importTrades("ALIKE-USD", "1h", tape(STORED + LIVE)).statusCode(200);
        try (Rows rows = new Rows()) {
            // When more bars close, each after what is known beside it
            for (int i = 0; i < LIVE; i++) {
                int bar = STORED + i;
                book("ALIKE-USD", bar, 100 + i);
                if (i % 4 == 1) {
                    funding("ALIKE-USD", bar, bar, -0.0001 * i);
                }
                live("ALIKEBTC-USD", other[bar + 1]);
                live("ALIKE-USD", own[bar + 1]);
            }
            // Then
            List<FeatureRowComputed> published =
                    rows.await(LIVE, row -> isRow(row, "live", "ALIKE-USD"));
            assertThat(published).hasSize(LIVE);
            JsonPath later = rows("ALIKE-USD", STORED);
            for (int i = 0; i < LIVE; i++) {
                assertThat(published.get(i).warm()).as("all of row %s is known", i).isTrue();
                assertThat(values(later, i)).hasToString(published.get(i).values().toString());
            }
            assertThat(values(later, 1).get(1)).isEqualTo(-0.0001);
            String replay = replay("ALIKE-USD");
            List<FeatureRowComputed> again =
                    rows.await(LIVE, row -> isRow(row, replay, "ALIKE-USD"));
            for (int i = 0; i < LIVE; i++) {
                assertThat(again.get(i).values()).isEqualTo(published.get(i).values());
            }
            try (ColumnarReader dataset = dataset("ALIKE-USD")) {
                for (int feature = 0; feature < FEATURES.size(); feature++) {
                    double[] column = dataset.doubles(FEATURES.get(feature));
                    for (int i = 0; i < LIVE; i++) {
                        assertThat(column[column.length - LIVE + i])
                                .isEqualTo(published.get(i).values().get(feature));
                    }
                }
            }
        }
    }

    @Test
    void shouldShowLateDataInLaterRowsOnly() {
        // Given rows that were published
        String[] own = prepare("LATE-USD", 33L);
        createSet();
        funding("LATE-USD", STORED, STORED, 0.0001);
        try (Rows rows = new Rows()) {
            for (int i = 0; i < LIVE; i++) {
                live("LATE-USD", own[STORED + i + 1]);
            }
            List<FeatureRowComputed> published =
                    rows.await(LIVE, row -> isRow(row, "live", "LATE-USD"));
            assertThat(published).allMatch(row -> row.values().get(1).equals(0.0001));
            // When a settlement comes that bars from the fifth on could have known
            JsonPath report = funding("LATE-USD", STORED + 2, STORED + 4, 0.0007);
            // Then
            assertThat(report.getInt("late")).isEqualTo(1);
            JsonPath later = rows("LATE-USD", STORED);
            for (int i = 0; i < LIVE; i++) {
                assertThat(values(later, i).get(1)).isEqualTo(i < 4 ? 0.0001 : 0.0007);
            }
            JsonPath listed =
                    api.read("/api/v1/instruments/LATE-USD/observations?name=funding.rate");
            assertThat(listed.getList("items.late")).containsExactly(false, true);
            assertThat(manifest("LATE-USD").getLong("lateRows")).isEqualTo(1);
            // And the next bar goes on from what is known now
            live("LATE-USD", own[STORED + LIVE + 1]);
            FeatureRowComputed next =
                    rows.await(LIVE + 1, row -> isRow(row, "live", "LATE-USD")).getLast();
            assertThat(next.values())
                    .hasToString(values(rows("LATE-USD", STORED + LIVE), 0).toString());
        }
    }

    @Test
    void shouldKnowLaterACompanionsCloseThatCameAfterTheBar() {
        // Given
        String[] own = prepare("AFTER-USD", 34L);
        String[] other = prepare("AFTERBTC-USD", 35L);
        companion("AFTER-USD", "AFTERBTC-USD");
        createSet();
        try (Rows rows = new Rows()) {
            // When the companion's bar is the second
            live("AFTER-USD", own[STORED + 1]);
            live("AFTERBTC-USD", other[STORED + 1]);
            live("AFTERBTC-USD", other[STORED + 2]);
            live("AFTER-USD", own[STORED + 2]);
            // Then only the later rows know it, and all that follows is theirs
            List<FeatureRowComputed> published =
                    rows.await(2, row -> isRow(row, "live", "AFTER-USD"));
            JsonPath later = rows("AFTER-USD", STORED);
            assertThat(published.getFirst().values().getLast()).isNull();
            assertThat(values(later, 0).getLast()).isNotNull();
            assertThat(values(later, 1)).hasToString(published.getLast().values().toString());
            assertThat(published.getLast().values().getLast()).isNotNull();
        }
    }

    @Test
    void shouldKnowLaterWhoBoughtInATapeThatCameAfterTheBars() {
        // Given rows of a market whose tape did not say who came to whom
        String[] own = prepare("SIDES-USD", 36L);
        createSet();
        byte[] tape = tape(STORED + LIVE);
        String silent = new String(tape, UTF_8).replaceAll(",(side|buy|sell)\n", "\n");
        api.importTrades("SIDES-USD", "1h", silent.getBytes(UTF_8)).statusCode(200);
        try (Rows rows = new Rows()) {
            live("SIDES-USD", own[STORED + 1]);
            FeatureRowComputed published =
                    rows.await(1, row -> isRow(row, "live", "SIDES-USD")).getFirst();
            // When
            JsonPath report =
                    api.importTrades("SIDES-USD", "1h", tape).statusCode(200).extract().jsonPath();
            // Then
            assertThat(report.getInt("inserted")).isZero();
            int flow = FEATURES.indexOf("order_flow_imbalance");
            assertThat(published.values().get(flow)).isNull();
            assertThat(values(rows("SIDES-USD", STORED), 0).get(flow)).isNotNull();
        }
    }

    @Test
    void shouldKnowLaterWhoBoughtInStreamedTradesThatCameAfterTheBar() {
        // Given a bar that was told before its trades came
        String[] own = prepare("FLOWS-USD", 41L);
        createSet();
        api.importTrades("FLOWS-USD", "1h", tape(STORED)).statusCode(200);
        int flow = FEATURES.indexOf("order_flow_imbalance_20");
        try (MarketStream market = new MarketStream(api.tenant());
                Rows rows = new Rows()) {
            live("FLOWS-USD", own[STORED + 1]);
            assertThat(
                            rows.await(1, row -> isRow(row, "live", "FLOWS-USD"))
                                    .getFirst()
                                    .values()
                                    .get(flow))
                    .isNull();
            // When
            market.trade(trade("FLOWS-USD", 1, STORED, true));
            market.trade(trade("FLOWS-USD", 2, STORED, false));
            market.trade(trade("FLOWS-USD", 3, STORED + 1, true));
            await(() -> newestStreamed("FLOWS-USD") == 3);
            assertThat(values(rows("FLOWS-USD", STORED), 0).get(flow)).isNotNull();
            live("FLOWS-USD", own[STORED + 2]);
            // Then the next row goes on from what is known now
            FeatureRowComputed next =
                    rows.await(2, row -> isRow(row, "live", "FLOWS-USD")).getLast();
            assertThat(next.values().get(flow)).isNotNull();
            assertThat(next.values())
                    .hasToString(values(rows("FLOWS-USD", STORED + 1), 0).toString());
            // And the first did not
            assertThat(manifest("FLOWS-USD").getLong("lateRows")).isEqualTo(1);
        }
    }

    @Test
    void shouldChangeNothingBeforeAnInstrumentsFirstTrade() {
        // Given who bought, as somebody observed it
        prepare("FIRST-USD", 42L);
        createSet();
        for (int bar = 0; bar < STORED; bar++) {
            flow("FIRST-USD", bar);
        }
        List<Object> before = rows("FIRST-USD", 0).getList("values");
        assertThat(values(rows("FIRST-USD", 40), 0).get(FEATURES.indexOf("order_flow_imbalance")))
                .isNotNull();
        // When its tape begins
        try (MarketStream market = new MarketStream(api.tenant())) {
            market.trade(trade("FIRST-USD", 1, 60, true));
            await(() -> newestStreamed("FIRST-USD") == 1);
        }
        // Then
        List<Object> after = rows("FIRST-USD", 0).getList("values");
        assertThat(after.subList(0, 60)).hasToString(before.subList(0, 60).toString());
        assertThat(after.get(60)).isNotEqualTo(before.get(60));
    }

    private void flow(String symbol, int bar) {
        String observation =
                "{\"name\":\"trades.%s\",\"eventTime\":\"%s\",\"knownTime\":\"%s\",\"value\":%d}";
        Instant event = time(bar, 50);
        Instant known = time(bar, 51);
        api.json(Role.SERVICE)
                .body(
                        "{\"observations\":["
                                + observation.formatted("buy_volume", event, known, 3 + bar % 4)
                                + ","
                                + observation.formatted("sell_volume", event, known, 2 + bar % 5)
                                + "]}")
                .post("/api/v1/instruments/" + symbol + "/observations")
                .then()
                .statusCode(200)
                .body("inserted", is(2));
    }

    private long newestStreamed(String symbol) {
        return TenantScope.call(
                new TenantId(api.tenant()),
                () ->
                        tape.newestStreamed(new InstrumentId(symbol))
                                .map(TradePrinted::number)
                                .orElse(0L));
    }

    private static TradePrinted trade(String symbol, long number, int bar, boolean isBuy) {
        long timeMs = time(bar, 10).toEpochMilli();
        return new TradePrinted(symbol, number, new Trade(timeMs, 100.0, 2.0 * number, isBuy));
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void shouldStayRightWhereTwoMarketsAreEachOthersCompanions() throws Exception {
        // Given
        String[] one = prepare("PAIRA-USD", 37L);
        String[] two = prepare("PAIRB-USD", 38L);
        companion("PAIRA-USD", "PAIRB-USD");
        companion("PAIRB-USD", "PAIRA-USD");
        createSet();
        // When bars of both close at once, again and again
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 1; i <= LIVE; i++) {
                String first = one[STORED + i];
                String second = two[STORED + i];
                Future<?> here = threads.submit(() -> live("PAIRA-USD", first));
                Future<?> there = threads.submit(() -> live("PAIRB-USD", second));
                here.get();
                there.get();
            }
        }
        // Then the next rows go on from what is stored of both
        try (Rows rows = new Rows()) {
            live("PAIRB-USD", two[STORED + LIVE + 1]);
            live("PAIRA-USD", one[STORED + LIVE + 1]);
            List<FeatureRowComputed> published =
                    rows.await(LIVE + 1, row -> isRow(row, "live", "PAIRA-USD"));
            assertThat(published).hasSize(LIVE + 1);
            List<@Nullable Double> stored = values(rows("PAIRA-USD", STORED + LIVE), 0);
            assertThat(stored.getLast()).isNotNull();
            assertThat(stored).hasToString(published.getLast().values().toString());
        }
    }

    @Test
    void shouldLetACompanionsBarWaitForTheBarBesideWhichItIsKnown() throws Exception {
        // Given
        prepare("WAITS-USD", 39L);
        String[] other = prepare("WAITSBTC-USD", 40L);
        companion("WAITS-USD", "WAITSBTC-USD");
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            // When its bar comes while one of the instrument is being stored
            Future<?> bar =
                    TenantScope.call(
                            new TenantId(api.tenant()),
                            () ->
                                    QuarkusTransaction.requiringNew()
                                            .call(() -> {
                                                instruments.lock(new InstrumentId("WAITS-USD"));
                                                Future<?> live =
                                                        threads.submit(() ->
                                                                live(
                                                                        "WAITSBTC-USD",
                                                                        other[STORED + 1]));
                                                // Then
                                                assertThatThrownBy(() -> live.get(2, SECONDS))
                                                        .isInstanceOf(TimeoutException.class);
                                                return live;
                                            }));
            bar.get(60, SECONDS);
        }
    }

    private static boolean isRow(FeatureRowComputed row, String stream, String symbol) {
        return row.stream().equals(stream)
                && row.instrument().equals(symbol)
                && row.featureSet().equals("beside");
    }

    private String[] prepare(String symbol, long seed) {
        api.createInstrument(symbol);
        api.importBars(symbol, "1m", Tape.bars(seed, STORED)).statusCode(200);
        return new String(Tape.bars(seed, STORED + LIVE + 1), UTF_8).split("\n", -1);
    }

    private void createSet() {
        int status =
                api.json(Role.RESEARCHER)
                        .body(
                                "{\"name\":\"beside\",\"live\":true,\"features\":[\"%s\"]}"
                                        .formatted(String.join("\",\"", FEATURES)))
                        .post("/api/v1/feature-sets")
                        .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private void companion(String symbol, String btc) {
        api.json(Role.TRADER)
                .header("If-Match", "\"0\"")
                .body("{\"companions\":{\"btc\":\"" + btc + "\"}}")
                .put("/api/v1/instruments/" + symbol + "/companions")
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("companions.btc", is(btc));
    }

    // Settled within the first bar, known within the second.
    private JsonPath funding(String symbol, int bar, int knownBar, double rate) {
        return api.json(Role.SERVICE)
                .body(
                        """
                        {"observations":[{"name":"funding.rate","eventTime":"%s","knownTime":"%s","value":%s}]}
                        """
                                .formatted(time(bar, 5), time(knownBar, 6), rate))
                .post("/api/v1/instruments/" + symbol + "/observations")
                .then()
                .statusCode(200)
                .body("inserted", is(1))
                .extract()
                .jsonPath();
    }

    private void book(String symbol, int bar, int bid) {
        StringBuilder bids = new StringBuilder();
        StringBuilder asks = new StringBuilder();
        for (int level = 0; level < 6; level++) {
            String comma = level == 0 ? "" : ",";
            bids.append(comma).append("[%d,%d.5]".formatted(bid - level, 1 + level));
            asks.append(comma).append("[%d.25,%d]".formatted(bid + level, 2 + level));
        }
        api.json(Role.SERVICE)
                .body(
                        "{\"eventTime\":\"%s\",\"knownTime\":\"%s\",\"bids\":[%s],\"asks\":[%s]}"
                                .formatted(time(bar, 50), time(bar, 51), bids, asks))
                .post("/api/v1/instruments/" + symbol + "/book-snapshots")
                .then()
                .statusCode(200)
                .body("inserted", is(6))
                .body("late", is(0));
    }

    private static Instant time(int bar, int second) {
        return Instant.ofEpochMilli(Tape.START_MS + bar * Tape.MINUTE + second * 1000L);
    }

    // Two or three trades in every minute.
    private static byte[] tape(int minutes) {
        StringBuilder csv = new StringBuilder("timestamp,price,amount,side\n");
        for (int minute = 0; minute < minutes; minute++) {
            for (int trade = 0; trade < 2 + minute % 2; trade++) {
                csv.append(Tape.START_MS / 1000 + minute * 60L + trade * 10L)
                        .append(",100,0.")
                        .append(1 + (minute + trade) % 8)
                        .append((minute + trade) % 3 == 0 ? ",buy\n" : ",sell\n");
            }
        }
        return csv.toString().getBytes(UTF_8);
    }

    private void live(String symbol, String line) {
        api.liveBar(symbol, line).statusCode(202).body("isNew", is(true));
    }

    private JsonPath rows(String symbol, int fromBar) {
        return api.read(
                "/api/v1/instruments/%s/features?interval=1m&feature_set=beside&from_ms=%d"
                        .formatted(symbol, Tape.START_MS + fromBar * Tape.MINUTE));
    }

    private static List<@Nullable Double> values(JsonPath features, int row) {
        return new ArrayList<@Nullable Double>(
                features.getList("values[" + row + "]", Double.class));
    }

    private String replay(String symbol) {
        return api.json(Role.RESEARCHER)
                .body(
                        """
                        {"instrument":"%s","interval":"1m","featureSet":"beside","fromMs":%d,"toMs":%d,
                         "warmUpBars":0}
                        """
                                .formatted(
                                        symbol,
                                        Tape.START_MS + STORED * Tape.MINUTE,
                                        Tape.START_MS + 10_000 * Tape.MINUTE))
                .post("/api/v1/replays")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ColumnarReader dataset(String symbol) throws IOException {
        String id = manifest(symbol).getString("id");
        Path file = folder.resolve(symbol.toLowerCase(Locale.ROOT) + ".parquet");
        Files.write(
                file, api.as(Role.VIEWER).get("/api/v1/datasets/" + id + "/content").asByteArray());
        return ColumnarReader.open(file);
    }

    private JsonPath manifest(String symbol) {
        String spec =
                """
                {"instrument":"%s","interval":"1m","featureSet":"beside","fromMs":%d,"toMs":%d,
                 "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}
                """
                        .formatted(
                                symbol,
                                Tape.START_MS + 50 * Tape.MINUTE,
                                Tape.START_MS + (STORED + LIVE) * Tape.MINUTE);
        return api.json(Role.RESEARCHER)
                .body(spec)
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
