package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Topics;
import io.credence.prediction.app.standin.Upstreams;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class PredictionIT {

    private static final long START = 1_600_000_020_000L;
    private static final long MINUTE = Topics.MINUTE;

    private static boolean loaded;

    @Inject TestModels models;
    @Inject Upstreams upstreams;

    // Rows 0..299 with value i/100, but row 150 has an undefined feature.
    @BeforeEach
    void load() {
        if (!loaded) {
            models.champion(
                    TestModels.ALPHA, "pre", 2, "PRE-USD", d -> TinyModel.forecaster(d, 0f));
            models.champion(
                    TestModels.ALPHA, "cold", 1, "CLD-USD", d -> TinyModel.forecaster(d, 0f));
            models.champion(TestModels.ALPHA, "raw", 1, "PRE-USD", d -> TinyModel.scale(d, 1f));
            for (int i = 0; i < 300; i++) {
                upstreams.row("PRE-USD", START + i * MINUTE, row(i == 150 ? null : i / 100.0));
            }
            for (int i = 0; i < 63; i++) {
                upstreams.row("CLD-USD", START + i * MINUTE, row(0.0));
            }
            loaded = true;
        }
    }

    @Test
    void shouldForecastTheNewestWindowWithTheCallersToken() {
        post(alice(), "", "{'instrument':'PRE-USD','interval':'1m','model':'pre'}")
                .statusCode(200)
                .body("modelVersion", equalTo(2))
                .body("openTimeMs", equalTo(START + 299 * MINUTE))
                .body("knownTimeMs", equalTo(START + 300 * MINUTE))
                .body("confidence", equalTo(0.9f))
                .body("probability.toDouble()", closeTo(sigmoid((299 - 31.5) / 100), 1e-6));
        assertThat(upstreams.featureCallers()).contains("alice");
    }

    @Test
    void shouldSayThatTheWindowIsCold() {
        post(alice(), "", "{'instrument':'CLD-USD','interval':'1m','model':'cold'}")
                .statusCode(409)
                .body("error_code", equalTo("COLD_WINDOW"));
    }

    @Test
    void shouldForecastARangeInColumns() {
        // When
        JsonPath history =
                post(
                                alice(),
                                "/history",
                                "{'instrument':'PRE-USD','interval':'1m','model':'pre','version':2,'fromMs':"
                                        + (START + 100 * MINUTE)
                                        + ",'toMs':"
                                        + (START + 260 * MINUTE)
                                        + "}")
                        .statusCode(200)
                        .body("modelVersion", equalTo(2))
                        .body("barrier.horizonBars", equalTo(8))
                        .extract()
                        .jsonPath();

        // Then: bars 100..149, then 64 warm rows after the undefined one: bars 214..259.
        List<Long> times = history.getList("openTimeMs", Long.class);
        List<Double> probability = history.getList("probability", Double.class);
        assertThat(times).hasSize(50 + 46);
        assertThat(times.get(0)).isEqualTo(START + 100 * MINUTE);
        assertThat(times.get(49)).isEqualTo(START + 149 * MINUTE);
        assertThat(times.get(50)).isEqualTo(START + 214 * MINUTE);
        assertThat(times.getLast()).isEqualTo(START + 259 * MINUTE);
        assertThat(history.getInt("skipped")).isEqualTo(64);
        assertThat(probability.get(0)).isCloseTo(sigmoid((100 - 31.5) / 100), within(1e-6));
        assertThat(probability.getLast()).isCloseTo(sigmoid((259 - 31.5) / 100), within(1e-6));
        assertThat(history.getList("lower")).hasSize(96);
        assertThat(history.getList("upper")).hasSize(96);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    | {'instrument':'ETH-USD','interval':'1m','model':'pre'} | 400 | instrument
                    | {'instrument':'PRE-USD','interval':'5m','model':'pre'} | 400 | interval
                    | {'instrument':'PRE-USD','interval':'1m','model':'pre','alias':'champion','version':2} | 400 | alias
                    | {'instrument':'PRE-USD','interval':'1m','model':'pre','bars':2} | 400 | bars
                    | {'instrument':'PRE-USD','interval':'1m','model':'pre','version':'2'} | 400 | version
                    | {'instrument':'PRE-USD', | 400 | JSON
                    | {'instrument':'PRE-USD','interval':'1m'} | 400 | model
                    | {'interval':'1m','model':'pre'} | 400 | instrument
                    | {'instrument':'PRE-USD','model':'pre'} | 400 | interval
                    /history | {'instrument':'PRE-USD','interval':'1m','model':'pre','toMs':10} | 400 | fromMs
                    /history | {'instrument':'PRE-USD','interval':'1m','model':'pre','fromMs':10} | 400 | toMs
                    | {'instrument':'PRE-USD','interval':'1m','model':'none'} | 404 | none
                    | {'instrument':'PRE-USD','interval':'1m','model':'pre','version':1} | 404 | pre/1
                    | {'instrument':'PRE-USD','interval':'1m','model':'raw'} | 503 | tensors only
                    /history | {'instrument':'PRE-USD','interval':'1m','model':'pre','fromMs':10,'toMs':10} | 400 | toMs
                    /history | {'instrument':'PRE-USD','interval':'1m','model':'pre','fromMs':-1,'toMs':10} | 400 | fromMs
                    /history | {'instrument':'PRE-USD','interval':'1m','model':'pre','fromMs':0,'toMs':99999999999999} | 400 | toMs
                    """)
    void shouldNameWhatIsWrong(@Nullable String path, String body, int status, String words) {
        post(alice(), path == null ? "" : path, body)
                .statusCode(status)
                .body("detail", containsString(words));
    }

    private static ValidatableResponse post(RequestSpecification caller, String path, String body) {
        return caller.contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1/predictions" + path)
                .then();
    }

    private static RequestSpecification alice() {
        return given().header(
                        "Authorization",
                        Tokens.of("alpha").user("alice").roles(Role.TRADER).bearer());
    }

    private static List<@Nullable Double> row(@Nullable Double value) {
        return Collections.nCopies(12, value);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
