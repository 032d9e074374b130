package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.feature.app.domain.DriftWatch;
import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

    private final FeatureApi api = FeatureApi.ALPHA;
    // The newest bar closed within the last minute.
    private final long endMs = Clock.systemUTC().millis() / Tape.MINUTE * Tape.MINUTE;
    private final long startMs = endMs - (CALM + WILD) * Tape.MINUTE;

    @Inject DriftWatch watch;

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
    }

    @Test
    void shouldTellPrometheusOnlyOfTrainedSetsWhoseBarsStillCome() {
        // Given
        api.createInstrument("SEEN-USD");
        api.importBars("SEEN-USD", "1m", bars(CALM, WILD)).statusCode(200);
        train("SEEN-USD");
        api.createInstrument("PAST-USD");
        api.importBars("PAST-USD", "1m", Tape.bars(3L, CALM)).statusCode(200);
        train("PAST-USD", Tape.START_MS, Tape.START_MS + CALM * Tape.MINUTE);
        // When
        watch.look();
        // Then
        String metrics = api.as(Role.VIEWER).get("/q/metrics").asString();
        assertThat(value(metrics, "credence_feature_drift_share", "SEEN-USD")).isBetween(0.2, 0.9);
        assertThat(value(metrics, "credence_feature_drift_worst", "SEEN-USD")).isGreaterThan(1.0);
        assertThat(value(metrics, "credence_feature_row_age_seconds", "SEEN-USD"))
                .isBetween(0.0, 300.0);
        assertThat(metrics).doesNotContain("PAST-USD", "credence_feature_drift_index");
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
        if (api.as(Role.VIEWER).get("/api/v1/instruments/BARE-USD").statusCode() == 404) {
            api.createInstrument("BARE-USD");
        }
        // Then
        get("BARE-USD", query).statusCode(status).body("detail", containsString(word));
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

    private byte[] bars(int calm, int wild) {
        SplittableRandom random = new SplittableRandom(17L);
        StringBuilder csv = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double close = 100.0;
        for (int i = 0; i < calm + wild; i++) {
            double open = close;
            double size = i < calm ? 0.001 : 0.008;
            close = open * Math.exp(size * (random.nextDouble() - 0.5));
            double wick = 1.0 + size * random.nextDouble();
            csv.append(startMs + i * Tape.MINUTE).append(',').append(open).append(',');
            csv.append(Math.max(open, close) * wick).append(',');
            csv.append(Math.min(open, close) / wick).append(',').append(close).append(',');
            csv.append(random.nextDouble(1.0, 9.0)).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String train(String symbol) {
        return train(symbol, startMs, startMs + CALM * Tape.MINUTE);
    }

    private String train(String symbol, long fromMs, long toMs) {
        String spec =
                """
                {"instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
                 "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}\
                """
                        .formatted(symbol, fromMs, toMs);
        return api.json(Role.RESEARCHER)
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
        return api.read("/api/v1/features/drift?interval=1m&instrument=" + symbol + "&" + query);
    }

    private static Map<String, Object> feature(JsonPath drift, String name) {
        List<Map<String, Object>> found =
                drift.getList("features.findAll { it.feature == '" + name + "' }");
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static double value(String metrics, String name, String instrument) {
        return Pattern.compile(
                        "^" + name + "\\{[^}]*instrument=\"" + instrument + "\"[^}]*} (\\S+)$",
                        Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .map(match -> Double.parseDouble(match.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " of " + instrument + ": none"));
    }
}
