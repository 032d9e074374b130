package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// This service for the tests that every service must pass.
@ApplicationScoped
class TestedFeatures implements TestedApi {

    private static final int BARS = 120;
    private static final long END_MS = Tape.START_MS + BARS * Tape.MINUTE;
    private static final String LIVE_BAR =
            """
            {"interval":"1m","bar":{"openTimeMs":%d,"open":2,"high":3,"low":1,"close":2,"volume":1}}\
            """
                    .formatted(END_MS);
    private static final String LIVE_TRADES =
            """
            {"trades":[{"number":1,"timeMs":%d,"price":2,"amount":1,"isBuy":true}]}\
            """
                    .formatted(END_MS);
    private static final String ONLINE =
            """
            {"entities":{"instrument":["${instrument}"],"interval":["1m"]},"features":["core-12:spread"]}\
            """;
    private static final String PUSH =
            """
            {"push_source_name":"bars","to":"online","df":{"instrument":["${instrument}"],"interval":"5m",
             "event_timestamp":["%s"],"open":[2],"high":[3],"low":[1],"close":[2],"volume":[1]}}\
            """
                    .formatted(Instant.ofEpochMilli(END_MS));
    private static final String DATASET =
            """
            {"instrument":"${instrument}","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
             "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}\
            """
                    .formatted(Tape.START_MS, END_MS);
    private static final String FEATURE_SET =
            """
            {"name":"set-${unique}","features":["rsi_14","calm"],
             "expressions":{"calm":"1 / (1 + realized_vol_20)"}}\
            """;
    private static final String FIT =
            """
            {"as":"fitted-${unique}","instrument":"${instrument}","interval":"1m","fromMs":%d,"toMs":%d,
             "steps":[{"kind":"STANDARDISE"}]}\
            """
                    .formatted(Tape.START_MS, END_MS);
    private static final String REPLAY =
            """
            {"instrument":"${instrument}","interval":"1m","fromMs":%d,"toMs":%d}\
            """
                    .formatted(Tape.START_MS, Tape.START_MS + 5 * Tape.MINUTE);

    private static final String OBSERVATIONS =
            """
            {"observations":[{"name":"funding.rate","eventTime":"2023-11-14T20:00:00Z",\
            "knownTime":"2023-11-14T20:00:01Z","value":0.0001}]}\
            """;
    private static final String BOOK =
            """
            {"eventTime":"2023-11-14T20:00:00Z","knownTime":"2023-11-14T20:00:01Z","bids":[[1,2]],"asks":[[2,3]]}\
            """;
    // Of an exchange that has no bars of it.
    private static final String IMPORT =
            """
            {"instrument":"${traded}","venue":"binance","interval":"1m","fromMs":%d,"toMs":%d}\
            """
                    .formatted(Tape.START_MS, END_MS);
    private static final String BACKFILL =
            """
            {"instruments":["${instrument}"],"interval":"1m","fromMs":%d,"toMs":%d}\
            """
                    .formatted(Tape.START_MS, Tape.START_MS + 5 * Tape.MINUTE);

    private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "feature-service";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.of("createDataset").json(DATASET).keyed(),
                Row.of("getDataset").path("id", "${dataset}").shows("dataset"),
                Row.of("getDatasetContent").path("id", "${dataset}"),
                Row.of("createFeatureSet").json(FEATURE_SET).keyed(),
                Row.of("listFeatureSets").shows("set"),
                Row.of("fitFeatureSet").path("name", "${set}").json(FIT).keyed(),
                Row.of("setFeatureSetLive").path("name", "${set}").json("{\"live\":false}"),
                Row.of("getFeatureSet").path("name", "${set}").shows("set"),
                ofSet("featureDrift"),
                ofSet("featureFreshness"),
                // An entity that is not there is an answer of its own in Feast.
                Row.of("getOnlineFeatures").json(ONLINE).hidden(200),
                Row.of("pushBars").json(PUSH).keyed(),
                Row.of("listCatalogue"),
                Row.of("listInstruments").shows("instrument"),
                Row.of("createInstrument")
                        .json("{\"symbol\":\"NEW-USD\",\"venue\":\"bitstamp\"}")
                        .keyed(),
                ofInstrument("getInstrument").shows("instrument"),
                ofSeries("listBars"),
                ofSeries("importBars").body("text/csv", csv(Tape.bars(1L, 20))),
                ofInstrument("addLiveBar").json(LIVE_BAR).keyed(),
                ofInstrument("addLiveTrades").json(LIVE_TRADES).keyed(),
                ofInstrument("addObservations").json(OBSERVATIONS).keyed(),
                ofInstrument("addBookSnapshot").json(BOOK).keyed(),
                ofInstrument("listObservations"),
                ofInstrument("importObservations")
                        .query("name", "funding.rate")
                        .query("known_after_ms", "0")
                        .body("text/csv", "time,rate\n2023-11-14T20:00:00Z,0.0001\n"),
                ofInstrument("getCompanions"),
                ofInstrument("replaceCompanions")
                        .header("If-Match", "*")
                        .json("{\"companions\":{}}"),
                ofSeries("listFeatures"),
                ofSeries("latestFeatures"),
                ofSeries("listGaps"),
                ofInstrument("importTrades")
                        .query("interval", "1h")
                        .body("text/csv", csv(Tape.trades(2L, 20))),
                ofSeries("getQuality").shows("finding"),
                ofSeries("listFindings").shows("finding"),
                ofInstrument("releaseFinding").path("id", "${finding}").keyed(),
                Row.of("startImport").json(IMPORT).keyed(),
                Row.of("listImports").shows("import"),
                Row.of("getImport").path("id", "${import}").shows("import"),
                Row.of("cancelImport").path("id", "${import}").keyed(),
                Row.of("startReplay").json(REPLAY).keyed(),
                Row.of("getReplay").path("id", "${replay}").shows("replay"),
                Row.of("startBackfill").json(BACKFILL).keyed(),
                Row.of("getBackfill").path("id", "${backfill}").shows("backfill"));
    }

    private static Row ofInstrument(String operation) {
        return Row.of(operation).path("symbol", "${instrument}");
    }

    private static Row ofSet(String operation) {
        return Row.of(operation).query("instrument", "${instrument}").query("interval", "1m");
    }

    private static Row ofSeries(String operation) {
        return ofInstrument(operation).query("interval", "1m");
    }

    private static String csv(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> objects(String tenant) {
        return objects.computeIfAbsent(tenant, TestedFeatures::create);
    }

    private static Map<String, String> create(String tenant) {
        FeatureApi api = new FeatureApi(tenant);
        // The database outlives this bean.
        String own = (tenant + Long.toString(System.nanoTime(), 36)).toUpperCase(Locale.ROOT);
        String symbol = own + "-USD";
        api.createInstrument(symbol);
        String other = own + "-EUR";
        api.createInstrument(other);
        // Outages that somebody filled: findings, and bars in quarantine.
        byte[] bars = BadTape.market(1L, BARS).fillOutage(60, 62).fillOutage(70, 72).csv();
        api.importBars(symbol, "1m", bars).statusCode(200);
        String traded = own + "-USDT";
        api.createInstrument(traded, "binance");
        created(api, "/api/v1/imports", IMPORT, traded);
        api.importTrades(other, "1h", Tape.trades(2L, 20)).statusCode(200);
        // Nothing between them: a gap.
        api.importBars(other, "1m", Tape.bars(1L, 0, 5)).statusCode(200);
        api.importBars(other, "1m", Tape.bars(1L, 10, 15)).statusCode(200);
        // The kernels' state is kept with it.
        api.json(Role.TRADER)
                .body(LIVE_BAR)
                .post("/api/v1/instruments/" + other + "/bars/live")
                .then()
                .statusCode(202);
        seeBeside(api, symbol, other);
        streamTrades(api, own + "-GBP");
        // Before those that other tests make.
        String set = "a-set-of-" + own.toLowerCase(Locale.ROOT);
        return Map.of(
                "instrument", symbol,
                "set", createdSet(api, set),
                "traded", traded,
                "import", created(api, "/api/v1/imports", IMPORT, traded).getString("id"),
                "finding",
                        api.read("/api/v1/instruments/" + symbol + "/quality?interval=1m")
                                .getString("findings[0].id"),
                "dataset", created(api, "/api/v1/datasets", DATASET, symbol).getString("id"),
                "replay", created(api, "/api/v1/replays", REPLAY, symbol).getString("id"),
                "backfill", created(api, "/api/v1/backfills", BACKFILL, symbol).getString("id"));
    }

    // Until the bar of the second has closed: then all of them are stored.
    private static void streamTrades(FeatureApi api, String symbol) {
        api.createInstrument(symbol);
        try (MarketStream market = new MarketStream(api.tenant())) {
            for (int i = 1; i <= 3; i++) {
                Trade trade = new Trade(Tape.START_MS + i * Tape.MINUTE, 2.0, 1.0);
                market.trade(new TradePrinted(symbol, i, trade));
            }
        }
        Instant end = Instant.now().plusSeconds(60);
        while (api.countBars(symbol, "1m") == 0) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static void seeBeside(FeatureApi api, String symbol, String other) {
        api.json(Role.TRADER)
                .body(OBSERVATIONS)
                .post("/api/v1/instruments/" + symbol + "/observations")
                .then()
                .statusCode(200);
        api.json(Role.TRADER)
                .body(BOOK)
                .post("/api/v1/instruments/" + symbol + "/book-snapshots")
                .then()
                .statusCode(200);
        api.json(Role.TRADER)
                .header("If-Match", "*")
                .body("{\"companions\":{\"btc\":\"" + symbol + "\"}}")
                .put("/api/v1/instruments/" + other + "/companions")
                .then()
                .statusCode(200);
    }

    private static String createdSet(FeatureApi api, String name) {
        api.json(Role.RESEARCHER)
                .body(FEATURE_SET.replace("set-${unique}", name))
                .post("/api/v1/feature-sets")
                .then()
                .statusCode(201);
        return name;
    }

    private static JsonPath created(FeatureApi api, String path, String body, String symbol) {
        return api.json(Role.RESEARCHER)
                .body(body.replace("${instrument}", symbol).replace("${traded}", symbol))
                .post(path)
                .then()
                .extract()
                .jsonPath();
    }

    @Override
    public Map<String, String> missing() {
        return Map.of(
                "instrument", "NOBODYS-USD",
                "set", "nobodys",
                "traded", "NOBODYS-USDT",
                "import", "00000000-0000-0000-0000-000000000004",
                "finding", "00000000-0000-0000-0000-000000000003",
                "dataset", "00000000-0000-0000-0000-000000000001",
                "replay", "00000000-0000-0000-0000-000000000002",
                "backfill", "00000000-0000-0000-0000-000000000003");
    }

    @Override
    public Set<String> restlessTables() {
        return Set.of("replay", "exchange_import");
    }
}
