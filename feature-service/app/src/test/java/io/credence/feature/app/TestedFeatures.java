package io.credence.feature.app;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
    private static final String DATASET =
            """
            {"instrument":"${instrument}","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
             "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}\
            """
                    .formatted(Tape.START_MS, END_MS);
    private static final String REPLAY =
            """
            {"instrument":"${instrument}","interval":"1m","fromMs":%d,"toMs":%d}\
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
                Row.of("listFeatureSets"),
                Row.of("listCatalogue"),
                Row.of("listInstruments").shows("instrument"),
                Row.of("createInstrument")
                        .json("{\"symbol\":\"NEW-USD\",\"venue\":\"bitstamp\"}")
                        .keyed(),
                ofInstrument("getInstrument").shows("instrument"),
                ofSeries("listBars"),
                ofSeries("importBars").body("text/csv", csv(Tape.bars(1L, 20))),
                ofInstrument("addLiveBar").json(LIVE_BAR).keyed(),
                ofSeries("listFeatures"),
                ofSeries("latestFeatures"),
                ofSeries("listGaps"),
                ofInstrument("importTrades")
                        .query("interval", "1h")
                        .body("text/csv", csv(Tape.trades(2L, 20))),
                Row.of("startReplay").json(REPLAY).keyed(),
                Row.of("getReplay").path("id", "${replay}").shows("replay"));
    }

    private static Row ofInstrument(String operation) {
        return Row.of(operation).path("symbol", "${instrument}");
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
        api.importBars(symbol, "1m", Tape.bars(1L, BARS)).statusCode(200);
        api.importTrades(other, "1h", Tape.trades(2L, 20)).statusCode(200);
        // Nothing between them: a gap.
        api.importBars(other, "1m", Tape.bars(1L, 0, 5)).statusCode(200);
        api.importBars(other, "1m", Tape.bars(1L, 10, 15)).statusCode(200);
        return Map.of(
                "instrument", symbol,
                "dataset", created(api, "/api/v1/datasets", DATASET, symbol).getString("id"),
                "replay", created(api, "/api/v1/replays", REPLAY, symbol).getString("id"));
    }

    private static JsonPath created(FeatureApi api, String path, String body, String symbol) {
        return api.json(Role.RESEARCHER)
                .body(body.replace("${instrument}", symbol))
                .post(path)
                .then()
                .extract()
                .jsonPath();
    }

    @Override
    public Map<String, String> missing() {
        return Map.of(
                "instrument", "NOBODYS-USD",
                "dataset", "00000000-0000-0000-0000-000000000001",
                "replay", "00000000-0000-0000-0000-000000000002");
    }

    @Override
    public Set<String> restlessTables() {
        return Set.of("replay");
    }
}
