package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.feature.app.domain.dataset.TrainedSets;
import io.credence.feature.app.domain.drift.DriftWatch;
import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.SystemScope;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Servers
class DriftIT {

    private static final int CALM = 600;
    private static final int WILD = 600;

    private static final String SPEC =
            """
            {"instrument":"%s","interval":"%s","featureSet":"%s","fromMs":%d,"toMs":%d,
             "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}\
            """;

    private static final long PAST_END_MS = Tape.START_MS + CALM * Tape.MINUTE;

    private final FeatureApi api = FeatureApi.ALPHA;
    // The newest bar closed within the last minute.
    private final long endMs = Clock.systemUTC().millis() / Tape.MINUTE * Tape.MINUTE;
    private final long startMs = endMs - (CALM + WILD) * Tape.MINUTE;
    private final long calmEndMs = startMs + CALM * Tape.MINUTE;

    @Inject DriftWatch watch;
    @Inject TrainedSets trained;

    @Test
    void shouldSeeNoDriftInTheRowsThatWereTrainedOn() {
        // Given
        api.createInstrument("NODRIFT-USD");
        api.importBars("NODRIFT-USD", "1m", bars(CALM, 0)).statusCode(200);
        String dataset = train("NODRIFT-USD");
        // When
        JsonPath drift = drift("NODRIFT-USD", "window=" + CALM);
        // Then
        assertThat(drift.getString("dataset")).isEqualTo(dataset);
        assertThat(drift.getString("basis.choice")).isEqualTo("NEWEST");
        assertThat(drift.getString("basis.reason")).contains("no training asked for one");
        assertThat(drift.getString("verdict")).isEqualTo("STABLE");
        assertThat(drift.getDouble("driftedShare")).isZero();
        assertThat(drift.getDouble("worstStabilityIndex")).isLessThan(0.01);
        assertThat(drift.getBoolean("definitionChanged")).isFalse();
        assertThat(drift.getInt("then.count")).isEqualTo(CALM);
        assertThat(drift.getInt("now.count")).isEqualTo(CALM);
        Map<String, Object> rsi = feature(drift, "rsi_14");
        assertThat(rsi)
                .containsEntry("kolmogorovSmirnov", 0.0)
                .containsEntry("significance", 1.0)
                .containsEntry("verdict", "STABLE");
        assertThat(rsi.get("missingNow")).isEqualTo(14.0 / CALM).isEqualTo(rsi.get("missingThen"));
        // And the bars are old: the calm ones ended long ago
        assertThat(drift.getBoolean("freshness.stale")).isTrue();
        assertThat(drift.getLong("freshness.ageMs"))
                .isBetween(WILD * Tape.MINUTE, (WILD + 5) * Tape.MINUTE);
    }

    @Test
    void shouldSeeThatTheMarketHasBecomeWild() {
        // Given
        api.createInstrument("WILD-USD");
        api.importBars("WILD-USD", "1m", bars(CALM, WILD)).statusCode(200);
        train("WILD-USD");
        // When
        JsonPath drift = drift("WILD-USD", "window=500");
        // Then
        Map<String, Object> volatility = feature(drift, "realized_vol_20");
        assertThat(volatility).containsEntry("verdict", "DRIFTED");
        assertThat((double) volatility.getOrDefault("stabilityIndex", Double.NaN))
                .isGreaterThan(1.0);
        assertThat((double) volatility.getOrDefault("kolmogorovSmirnov", Double.NaN))
                .isGreaterThan(0.9);
        assertThat((double) volatility.getOrDefault("significance", Double.NaN)).isLessThan(1e-12);
        // What is measured in its own standard deviations is as it was
        assertThat(feature(drift, "rsi_14")).containsEntry("verdict", "STABLE");
        assertThat(drift.getString("verdict")).isEqualTo("DRIFTED");
        assertThat(drift.getDouble("driftedShare")).isBetween(0.2, 0.9);
        assertThat(drift.getBoolean("freshness.stale")).isFalse();
        assertThat(drift.getLong("now.lastOpenTimeMs")).isEqualTo(endMs - Tape.MINUTE);
    }

    @Test
    void shouldCountWhatIsMissingAndNotJudgeIt() {
        // Given ten bars of another instrument, too few for most features
        api.createInstrument("FULL-USD");
        api.importBars("FULL-USD", "1m", bars(CALM, 0)).statusCode(200);
        String dataset = train("FULL-USD");
        api.createInstrument("SHORT-USD");
        api.importBars("SHORT-USD", "1m", bars(10, 0)).statusCode(200);
        // When
        JsonPath drift = drift("SHORT-USD", "dataset=" + dataset);
        // Then
        Map<String, Object> rsi = feature(drift, "rsi_14");
        assertThat(rsi)
                .containsEntry("verdict", "UNKNOWN")
                .containsEntry("stabilityIndex", null)
                .containsEntry("missingNow", 1.0);
        assertThat(feature(drift, "spread")).containsEntry("missingNow", 0.0);
        assertThat(drift.getInt("now.count")).isEqualTo(10);
        assertThat(rsi).extracting("freshness.state").isEqualTo("WARMING_UP");
        assertThat(drift.getInt("freshness.staleFeatures")).isZero();
        // And the rows of another instrument are not taken for its own
        assertThat(drift.getString("basis.choice")).isEqualTo("NAMED");
        assertThat(drift.getList("basis.instruments")).containsExactly("FULL-USD");
        assertThat(drift.getString("basis.reason")).contains("none is of SHORT-USD");
    }

    @Test
    void shouldCompareAnInstrumentWithItsOwnRowsOfAPanel() {
        // Given a calm one and a wild one in one dataset
        api.createInstrument("ACALM-USD");
        api.importBars("ACALM-USD", "1m", bars(CALM, 0)).statusCode(200);
        api.createInstrument("AWILD-USD");
        api.importBars("AWILD-USD", "1m", bars(0, CALM)).statusCode(200);
        String dataset =
                dataset(
                        Role.SERVICE,
                        SPEC.formatted("ACALM-USD", "1m", "core-12", startMs, calmEndMs)
                                .replace(",\"interval", ",\"others\":[\"AWILD-USD\"],\"interval"));
        for (String symbol : List.of("ACALM-USD", "AWILD-USD")) {
            // When
            JsonPath drift = drift(symbol, "window=" + CALM);
            // Then both are as they were
            assertThat(drift.getString("dataset")).isEqualTo(dataset);
            assertThat(drift.getString("basis.choice")).isEqualTo("TRAINED");
            assertThat(drift.getList("basis.instruments")).containsExactly(symbol);
            assertThat(drift.getInt("then.count")).isEqualTo(CALM);
            assertThat(drift.getLong("then.lastOpenTimeMs")).isEqualTo(calmEndMs - Tape.MINUTE);
            assertThat(drift.getDouble("worstStabilityIndex")).isLessThan(0.01);
            assertThat(drift.getDouble("worstKolmogorovSmirnov")).isZero();
        }
        // When it is compared with all rows of a panel without it
        api.createInstrument("ATHIRD-USD");
        api.importBars("ATHIRD-USD", "1m", bars(CALM, 0)).statusCode(200);
        JsonPath drift = drift("ATHIRD-USD", "window=500&dataset=" + dataset);
        // Then that is said
        assertThat(drift.getList("basis.instruments")).containsExactly("ACALM-USD", "AWILD-USD");
        assertThat(drift.getInt("then.count")).isEqualTo(2 * CALM);
        assertThat(drift.getString("verdict")).isEqualTo("DRIFTED");
    }

    @Test
    void shouldCompareWithWhatATrainingAskedForLast() {
        // Given a training on the calm rows, and a look at the wild ones
        api.createInstrument("DCHOSEN-USD");
        api.importBars("DCHOSEN-USD", "1m", bars(CALM, WILD)).statusCode(200);
        String calm = SPEC.formatted("DCHOSEN-USD", "1m", "core-12", startMs, calmEndMs);
        String wild = SPEC.formatted("DCHOSEN-USD", "1m", "core-12", calmEndMs, endMs);
        String trained = dataset(Role.SERVICE, calm);
        String looked = dataset(Role.RESEARCHER, wild);
        // Then
        assertThat(basis("DCHOSEN-USD")).isEqualTo(trained + " TRAINED");
        // When a training takes the other, and one the first again
        assertThat(dataset(Role.SERVICE, wild)).isEqualTo(looked);
        assertThat(basis("DCHOSEN-USD")).isEqualTo(looked + " TRAINED");
        assertThat(dataset(Role.SERVICE, calm)).isEqualTo(trained);
        // Then
        assertThat(basis("DCHOSEN-USD")).isEqualTo(trained + " TRAINED");
    }

    @Test
    void shouldCallAFeatureLostThatHasNoValueAnyMore() {
        // Given funding rates until half of the bars, which are known for a day
        api.createInstrument("UNFED-USD");
        long hour = 60 * Tape.MINUTE;
        long end = endMs / hour * hour;
        long start = end - 600 * hour;
        api.importBars("UNFED-USD", "1h", bars(start, hour, 600, 0)).statusCode(200);
        observeFunding("UNFED-USD", start, 296);
        createSet("with-funding", "\"rsi_14\",\"funding_rate\"");
        dataset(
                Role.SERVICE,
                SPEC.formatted("UNFED-USD", "1h", "with-funding", start, start + 300 * hour));
        // When
        JsonPath drift = drift("UNFED-USD", "interval=1h&feature_set=with-funding&window=200");
        // Then
        assertThat(feature(drift, "funding_rate"))
                .containsEntry("verdict", "LOST")
                .containsEntry("stabilityIndex", null)
                .containsEntry("missingThen", 0.0)
                .containsEntry("missingNow", 1.0)
                .extracting("freshness.state", "freshness.ageMs")
                .containsExactly("STALE", null);
        assertThat(feature(drift, "rsi_14")).extracting("freshness.state").isEqualTo("FRESH");
        assertThat(drift.getString("verdict")).isEqualTo("LOST");
        assertThat(drift.getDouble("driftedShare")).isGreaterThanOrEqualTo(0.5);
        assertThat(drift.getInt("freshness.staleFeatures")).isEqualTo(1);
        // When more rows are looked at, and what Prometheus is told
        JsonPath fresh =
                api.read(
                        "/api/v1/features/freshness?instrument=UNFED-USD&interval=1h"
                                + "&feature_set=with-funding&window=600");
        watch.look();
        String metrics = api.as(Role.VIEWER).get("/q/metrics").asString();
        // Then the last that was known closed less than a day after the last event
        Map<String, Object> funding = feature(fresh, "funding_rate");
        assertThat(funding).containsEntry("state", "STALE");
        assertThat(funding).containsEntry("knownTimeMs", start + 319 * hour);
        assertThat(fresh.getBoolean("freshness.stale")).isFalse();
        assertThat(ofFeature(metrics, "value_age_seconds", "UNFED-USD", "funding_rate"))
                .isBetween(281 * 3600.0, 283 * 3600.0);
        assertThat(ofFeature(metrics, "value_age_seconds", "UNFED-USD", "rsi_14"))
                .isBetween(0.0, 2 * 3600.0);
        assertThat(ofFeature(metrics, "drift_missing", "UNFED-USD", "funding_rate"))
                .isEqualTo(281 / 600.0);
        assertThat(value(metrics, "credence_feature_values_stale", "UNFED-USD")).isEqualTo(1.0);
    }

    @Test
    void shouldTellPrometheusOnlyOfTrainedSetsWhoseBarsStillCome() {
        // Given
        api.createInstrument("SEEN-USD");
        api.importBars("SEEN-USD", "1m", bars(CALM, WILD)).statusCode(200);
        train("SEEN-USD");
        api.createInstrument("PAST-USD");
        api.importBars("PAST-USD", "1m", Tape.bars(3L, CALM)).statusCode(200);
        train("PAST-USD", Tape.START_MS, PAST_END_MS);
        // When
        watch.look();
        // Then
        String metrics = api.as(Role.VIEWER).get("/q/metrics").asString();
        assertThat(value(metrics, "credence_feature_drift_share", "SEEN-USD")).isBetween(0.2, 0.9);
        assertThat(value(metrics, "credence_feature_drift_worst", "SEEN-USD")).isGreaterThan(1.0);
        assertThat(value(metrics, "credence_feature_row_age_seconds", "SEEN-USD"))
                .isBetween(0.0, 300.0);
        assertThat(value(metrics, "credence_feature_drift_worst_distance", "SEEN-USD"))
                .isBetween(0.3, 1.0);
        assertThat(ofFeature(metrics, "drift_index", "SEEN-USD", "rsi_14")).isLessThan(0.1);
        assertThat(ofFeature(metrics, "drift_distance", "SEEN-USD", "realized_vol_20"))
                .isGreaterThan(0.3);
        assertThat(metrics).doesNotContain("PAST-USD");
        // And what is past takes no room, though it was trained last
        String past = SPEC.formatted("PAST-USD", "1m", "core-12", Tape.START_MS, PAST_END_MS);
        assertThat(dataset(Role.SERVICE, past)).isNotEmpty();
        assertThat(SystemScope.call(() -> trained.newest(startMs, 1)))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.series().instrument().value()).isNotEqualTo("PAST-USD"));
    }

    @Test
    void shouldTellHowFreshASetIsThatNothingWasTrainedOn() {
        // Given
        api.createInstrument("UNTRAINED-USD");
        api.importBars("UNTRAINED-USD", "1m", bars(CALM, WILD - 1)).statusCode(200);
        String[] lines = new String(bars(CALM, WILD), StandardCharsets.UTF_8).split("\n", -1);
        api.liveBar("UNTRAINED-USD", lines[CALM + WILD]).statusCode(202);
        createSet("not-live", "\"spread\"");
        // When
        JsonPath fresh =
                api.read("/api/v1/features/freshness?instrument=UNTRAINED-USD&interval=1m");
        watch.look();
        String metrics = api.as(Role.VIEWER).get("/q/metrics").asString();
        // Then
        assertThat(fresh.getLong("freshness.knownTimeMs")).isEqualTo(endMs);
        assertThat(fresh.getLong("freshness.ageMs")).isBetween(0L, 5 * Tape.MINUTE);
        assertThat(fresh.getList("features.state")).hasSize(12).containsOnly("FRESH");
        assertThat(value(metrics, "credence_feature_row_age_seconds", "UNTRAINED-USD"))
                .isBetween(0.0, 300.0);
        assertThat(ofFeature(metrics, "value_age_seconds", "UNTRAINED-USD", "rsi_14"))
                .isBetween(0.0, 300.0);
        assertThat(value(metrics, "credence_feature_values_stale", "UNTRAINED-USD")).isZero();
        assertThat(metrics.lines().filter(line -> line.contains("UNTRAINED-USD")))
                .noneMatch(line -> line.contains("_drift_") || line.contains("not-live"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 409, no bar",
        "feature_set=nope, 400, feature set must be one of",
        "window=0, 400, window",
        "interval=2m, 400, interval"
    })
    void shouldRefuseWhatHasNoFreshness(String query, int status, String word) {
        // Given
        createBare();
        // Then
        String interval = query.contains("interval=") ? "" : "&interval=1m";
        api.as(Role.VIEWER)
                .get("/api/v1/features/freshness?instrument=BARE-USD" + interval + "&" + query)
                .then()
                .statusCode(status)
                .body("detail", containsString(word));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 409, no dataset",
        "feature_set=nope, 400, feature set must be one of",
        "window=0, 400, window",
        "dataset=one, 404, dataset",
        "dataset=00000000-0000-0000-0000-000000000001, 404, dataset",
        "interval=2m, 400, interval"
    })
    void shouldRefuseWhatCannotBeCompared(String query, int status, String word) {
        // Given
        createBare();
        // Then
        get("BARE-USD", query).statusCode(status).body("detail", containsString(word));
    }

    @Test
    void shouldNotCompareBarsOfAMinuteWithThoseOfFive() {
        // Given a dataset of one-minute bars
        api.createInstrument("LENGTH-USD");
        api.importBars("LENGTH-USD", "1m", bars(CALM, 0)).statusCode(200);
        long five = 5 * Tape.MINUTE;
        byte[] longer = bars(startMs / five * five, five, CALM / 5, 0);
        api.importBars("LENGTH-USD", "5m", longer).statusCode(200);
        String dataset = train("LENGTH-USD");
        // When / Then
        api.as(Role.VIEWER)
                .get("/api/v1/features/drift?instrument=LENGTH-USD&interval=5m&dataset=" + dataset)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dataset"))
                .body("detail", containsString("must be of 5m bars"))
                .body("detail", containsString("it is of 1m bars"));
        assertThat(drift("LENGTH-USD", "dataset=" + dataset).getString("dataset"))
                .isEqualTo(dataset);
    }

    @Test
    void shouldCompareOnlyWithADatasetOfTheTenant() {
        // Given
        api.createInstrument("MYDRIFT-USD");
        api.importBars("MYDRIFT-USD", "1m", bars(CALM, 0)).statusCode(200);
        String dataset = train("MYDRIFT-USD");
        FeatureApi.BETA.createInstrument("MYDRIFT-USD");
        // Then
        FeatureApi.BETA
                .as(Role.VIEWER)
                .get("/api/v1/features/drift?instrument=MYDRIFT-USD&interval=1m&dataset=" + dataset)
                .then()
                .statusCode(404)
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
    }

    private void createBare() {
        if (api.as(Role.VIEWER).get("/api/v1/instruments/BARE-USD").statusCode() == 404) {
            api.createInstrument("BARE-USD");
        }
    }

    private void createSet(String name, String features) {
        api.json(Role.RESEARCHER)
                .body("{\"name\":\"" + name + "\",\"features\":[" + features + "]}")
                .post("/api/v1/feature-sets")
                .then()
                .statusCode(201);
    }

    /// Every eight hours, known at once, until `last` hours after the start.
    private void observeFunding(String symbol, long startMs, int last) {
        StringBuilder rates = new StringBuilder();
        for (int i = 0; i <= last; i += 8) {
            Instant time = Instant.ofEpochMilli(startMs).plus(Duration.ofHours(i));
            rates.append(rates.isEmpty() ? "" : ",")
                    .append("{\"name\":\"funding.rate\",\"eventTime\":\"%s\",".formatted(time))
                    .append("\"knownTime\":\"%s\",\"value\":%s}".formatted(time, 1e-4 * (i % 5)));
        }
        api.json(Role.TRADER)
                .body("{\"observations\":[" + rates + "]}")
                .post("/api/v1/instruments/" + symbol + "/observations")
                .then()
                .statusCode(200);
    }

    private String basis(String symbol) {
        JsonPath drift = drift(symbol, "window=100");
        return drift.getString("dataset") + " " + drift.getString("basis.choice");
    }

    private byte[] bars(int calm, int wild) {
        return bars(startMs, Tape.MINUTE, calm, wild);
    }

    private static byte[] bars(long firstMs, long stepMs, int calm, int wild) {
        SplittableRandom random = new SplittableRandom(17L);
        StringBuilder csv = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double close = 100.0;
        for (int i = 0; i < calm + wild; i++) {
            double open = close;
            double size = i < calm ? 0.001 : 0.008;
            close = open * Math.exp(size * (random.nextDouble() - 0.5));
            double wick = 1.0 + size * random.nextDouble();
            csv.append(firstMs + i * stepMs).append(',').append(open).append(',');
            csv.append(Math.max(open, close) * wick).append(',');
            csv.append(Math.min(open, close) / wick).append(',').append(close).append(',');
            csv.append(random.nextDouble(1.0, 9.0)).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String train(String symbol) {
        return train(symbol, startMs, calmEndMs);
    }

    private String train(String symbol, long fromMs, long toMs) {
        return dataset(Role.RESEARCHER, SPEC.formatted(symbol, "1m", "core-12", fromMs, toMs));
    }

    private String dataset(Role role, String spec) {
        return api.json(role)
                .body(spec)
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private ValidatableResponse get(String symbol, String query) {
        String interval = query.contains("interval=") ? "" : "&interval=1m";
        return api.as(Role.VIEWER)
                .get("/api/v1/features/drift?instrument=" + symbol + interval + "&" + query)
                .then();
    }

    private JsonPath drift(String symbol, String query) {
        get(symbol, query).statusCode(200);
        String interval = query.contains("interval=") ? "" : "interval=1m&";
        return api.read(
                "/api/v1/features/drift?" + interval + "instrument=" + symbol + "&" + query);
    }

    private static Map<String, Object> feature(JsonPath drift, String name) {
        List<Map<String, Object>> found =
                drift.getList("features.findAll { it.feature == '" + name + "' }");
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static double ofFeature(
            String metrics, String name, String instrument, String feature) {
        return value(
                metrics, "credence_feature_" + name, instrument, "feature=\"" + feature + "\"");
    }

    private static double value(String metrics, String name, String instrument) {
        return value(metrics, name, instrument, "");
    }

    // Labels are in the order of their names.
    private static double value(String metrics, String name, String instrument, String label) {
        return Pattern.compile(
                        "^%s\\{[^}]*%s[^}]*instrument=\"%s\"[^}]*} (\\S+)$"
                                .formatted(name, label, instrument),
                        Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .map(match -> Double.parseDouble(match.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " of " + instrument + ": none"));
    }
}
