package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Servers
class FeatureSetIT {

    private static final String SPREAD =
            "\"features\":[\"rsi_14\",\"wide\"],\"expressions\":{\"wide\":\"zscore(spread, 10)\"}";

    private final FeatureApi api = FeatureApi.ALPHA;

    private static ValidatableResponse create(FeatureApi by, String name, String rest) {
        return by.json(Role.RESEARCHER)
                .body("{\"name\":\"" + name + "\"," + rest + "}")
                .post("/api/v1/feature-sets")
                .then();
    }

    @Test
    void shouldKeepWhatANameMeans() {
        // Given
        String hash =
                create(api, "kept", SPREAD)
                        .statusCode(201)
                        .body("live", is(false))
                        .body("features", contains("rsi_14", "wide"))
                        .extract()
                        .path("hash");
        // When / Then the same again, another, and only its being live
        create(api, "kept", SPREAD).statusCode(200).body("hash", equalTo(hash));
        create(api, "kept", SPREAD.replace("10", "11"))
                .statusCode(409)
                .body("error_code", equalTo("RESOURCE_CONFLICT"))
                .body("detail", containsString("choose another name"));
        create(api, "kept", SPREAD + ",\"live\":true").statusCode(200).body("live", is(true));
        create(api, "kept", SPREAD).statusCode(200).body("live", is(true));
        create(api, "kept", SPREAD + ",\"live\":false").statusCode(200).body("live", is(false));
        api.as(Role.VIEWER)
                .get("/api/v1/feature-sets/kept")
                .then()
                .statusCode(200)
                .body("hash", equalTo(hash))
                .body("expressions.wide", equalTo("zscore(spread, 10)"));
    }

    @Test
    void shouldListItsOwnAndTheSuitesPageByPage() {
        // Given
        FeatureApi own = new FeatureApi("gamma");
        for (String name : List.of("a-first", "z-last", "m-middle")) {
            create(own, name, SPREAD).statusCode(201);
        }
        // When
        JsonPath first = own.read("/api/v1/feature-sets?page_size=3");
        JsonPath second =
                own.read(
                        "/api/v1/feature-sets?page_size=3&page_token="
                                + first.getString("nextPageToken"));
        // Then
        assertThat(first.getList("items.name")).containsExactly("a-first", "core-12", "m-middle");
        assertThat(second.getList("items.name")).containsExactly("z-last");
        assertThat(second.getString("nextPageToken")).isNull();
        // And nothing of another tenant's
        FeatureApi other = FeatureApi.BETA;
        assertThat(other.read("/api/v1/feature-sets?page_size=200").getList("items.name"))
                .doesNotContain("a-first", "m-middle", "z-last");
        other.as(Role.VIEWER).get("/api/v1/feature-sets/a-first").then().statusCode(404);
        other.as(Role.VIEWER)
                .urlEncodingEnabled(false)
                .get("/api/v1/feature-sets/a-first%00")
                .then()
                .statusCode(404);
        // Whose name is free there
        create(other, "a-first", "\"features\":[\"rsi_7\"]").statusCode(201);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name                 | "name":"Mine","features":["rsi_14"] | must be small letters
                    name                 | "name":"core-13","features":["rsi_14"] | must not begin with core-
                    name                 | "features":["rsi_14"] | is required
                    features             | "name":"bad" | is required
                    features             | "name":"bad","features":[] | must be at least one
                    features             | "name":"bad","features":["rsi_14","rsi_14"] | must be distinct
                    features[1]          | "name":"bad","features":["rsi_14",null] | is required
                    features[1]          | "name":"bad","features":["rsi_14","rsi_15"] | unknown feature rsi_15
                    expressions.xy       | "name":"bad","features":["rsi_14"],"expressions":{"xy":"1"} | must be of one of the features
                    expressions.xy       | "name":"bad","features":["xy"],"expressions":{"xy":null} | is required
                    expressions.xy       | "name":"bad","features":["xy"],"expressions":{"xy":"1 + * 2"} | at character 5: a number, a feature, a function or '(' is expected, not *
                    expressions.xy       | "name":"bad","features":["xy"],"expressions":{"xy":"1 + tomorrow"} | at character 5: no feature tomorrow
                    expressions.xy       | "name":"bad","features":["xy"],"expressions":{"xy":"median(rsi_14, 5)"} | at character 1: no function median
                    expressions.xy       | "name":"bad","features":["xy"],"expressions":{"xy":"1 + xy"} | must not lead back to itself: xy is made of xy
                    expressions.xy       | "name":"bad","features":["xy","yz"],"expressions":{"xy":"-yz","yz":"abs(xy)"} | xy is made of yz is made of xy
                    expressions.rsi_7    | "name":"bad","features":["rsi_7"],"expressions":{"rsi_7":"1"} | must not be named as the catalogue's feature
                    expressions.X        | "name":"bad","features":["X"],"expressions":{"X":"1"} | must be named with small letters
                    expressions.xy       | "name":"bad","features":["xy"],"expressions":{"xy":"LAGS"} | must warm up within 10080 bars
                    """)
    void shouldRefuseByFieldWhatItCannotCompute(String field, String body, String rule) {
        // Given
        String lags = "lag(".repeat(12) + "rsi_14" + ", 1000)".repeat(12);
        // When / Then
        api.json(Role.RESEARCHER)
                .body("{" + body.replace("LAGS", lags) + "}")
                .post("/api/v1/feature-sets")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
                .body("violations.field", hasItem(field))
                .body("violations.find { it.field == '" + field + "' }.rule", containsString(rule));
        api.as(Role.VIEWER).get("/api/v1/feature-sets/bad").then().statusCode(404);
    }

    @Test
    void shouldRefuseMoreLiveSetsThanOneTenantMayHave() {
        // Given
        FeatureApi own = new FeatureApi("delta");
        IntStream.rangeClosed(1, 4)
                .forEach(i -> create(own, "live-" + i, SPREAD + ",\"live\":true").statusCode(201));
        // When / Then
        create(own, "live-5", SPREAD + ",\"live\":true")
                .statusCode(409)
                .body("detail", equalTo("a tenant has at most 4 live feature sets"));
        create(own, "live-5", SPREAD).statusCode(201);
        create(own, "live-1", SPREAD + ",\"live\":false").statusCode(200);
        create(own, "live-5", SPREAD + ",\"live\":true").statusCode(200);
    }

    @Test
    void shouldPublishRowsOfALiveSetAndOfNoOther() {
        // Given
        FeatureApi own = new FeatureApi("epsilon");
        create(own, "loud", SPREAD + ",\"live\":true").statusCode(201);
        create(own, "quiet", SPREAD).statusCode(201);
        own.createInstrument("SETS-USD");
        own.importBars("SETS-USD", "1m", Tape.bars(3L, 60)).statusCode(200);
        String[] lines = new String(Tape.bars(3L, 60, 63), UTF_8).split("\n", -1);
        try (Rows rows = new Rows()) {
            // When
            for (int i = 1; i <= 3; i++) {
                live(own, "SETS-USD", lines[i]);
            }
            // Then
            List<FeatureRowComputed> published =
                    rows.await(6, row -> row.instrument().equals("SETS-USD"));
            assertThat(published)
                    .extracting(FeatureRowComputed::featureSet)
                    .containsExactly("core-12", "loud", "core-12", "loud", "core-12", "loud");
            JsonPath asked =
                    own.read(
                            "/api/v1/instruments/SETS-USD/features/latest"
                                    + "?interval=1m&feature_set=loud&count=3");
            for (int i = 0; i < 3; i++) {
                FeatureRowComputed row = published.get(2 * i + 1);
                assertThat(row.featureSetHash()).isEqualTo(asked.getString("featureSetHash"));
                assertThat(row.values().toString())
                        .isEqualTo(asked.getList("values[" + i + "]", Double.class).toString());
                assertThat(row.warm()).isTrue();
            }
            // And a set that means the same has the same values when it is asked for
            JsonPath quiet =
                    own.read(
                            "/api/v1/instruments/SETS-USD/features/latest"
                                    + "?interval=1m&feature_set=quiet&count=3");
            assertThat(quiet.getList("values").toString())
                    .isEqualTo(asked.getList("values").toString());
        }
    }

    private static void live(FeatureApi by, String symbol, String line) {
        String[] f = line.split(",", -1);
        by.json(Role.TRADER)
                .body(
                        String.format(
                                Locale.ROOT,
                                "{\"interval\":\"1m\",\"bar\":{\"openTimeMs\":%s,\"open\":%s,"
                                        + "\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%s}}",
                                (Object[]) f))
                .post("/api/v1/instruments/" + symbol + "/bars/live")
                .then()
                .statusCode(202);
    }

    @Test
    void shouldFreezeAndReplayRowsOfATenantsSet() {
        // Given
        String hash = create(api, "trained", SPREAD).statusCode(201).extract().path("hash");
        api.createInstrument("TRAIN-USD");
        api.importBars("TRAIN-USD", "1m", Tape.bars(5L, 300)).statusCode(200);
        // When
        api.json(Role.RESEARCHER)
                .body(
                        """
                        {"instrument":"TRAIN-USD","interval":"1m","featureSet":"trained","fromMs":%d,"toMs":%d,
                         "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}\
                        """
                                .formatted(Tape.START_MS, Tape.START_MS + 200 * Tape.MINUTE))
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("featureSetHash", equalTo(hash))
                .body("features", contains("rsi_14", "wide"));
        String replay =
                api.json(Role.TRADER)
                        .body(
                                """
                                {"instrument":"TRAIN-USD","interval":"1m","featureSet":"trained",
                                 "fromMs":%d,"toMs":%d,"warmUpBars":0}\
                                """
                                        .formatted(
                                                Tape.START_MS + 100 * Tape.MINUTE,
                                                Tape.START_MS + 110 * Tape.MINUTE))
                        .post("/api/v1/replays")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        // Then
        try (Rows rows = new Rows()) {
            assertThat(rows.await(10, row -> row.stream().equals(replay)))
                    .hasSize(10)
                    .allSatisfy(row -> assertThat(row.featureSetHash()).isEqualTo(hash));
        }
        api.as(Role.VIEWER)
                .get("/api/v1/instruments/TRAIN-USD/features?interval=1m&feature_set=nobodys")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("UNKNOWN_FEATURE_SET"))
                .body("violations[0].rule", startsWith("must be one of "));
    }

    private static ValidatableResponse fit(
            FeatureApi by, String name, String symbol, String as, long toMs, String steps) {
        return by.json(Role.RESEARCHER)
                .body(
                        """
                        {"as":"%s","instrument":"%s","interval":"1m","fromMs":%d,"toMs":%d,"steps":[%s]}\
                        """
                                .formatted(
                                        as, symbol, Tape.START_MS + 100 * Tape.MINUTE, toMs, steps))
                .post("/api/v1/feature-sets/" + name + "/fit")
                .then();
    }

    @Test
    void shouldLearnNothingFromBarsThatWereNotOverAtTheEndOfTheWindow() {
        // Given two instruments that differ from the 500th bar on
        create(
                        api,
                        "to-fit",
                        """
                        "features":["garch_vol","hmm_high_vol_probability","rsi_14","wide","turned"],
                        "expressions":{"wide":"zscore(spread, 10)","turned":"-2 * rsi_14"}\
                        """)
                .statusCode(201);
        for (String symbol : List.of("FIT-USD", "FIT-EUR")) {
            api.createInstrument(symbol);
            api.importBars(symbol, "1m", Tape.bars(17L, 500)).statusCode(200);
        }
        api.importBars("FIT-USD", "1m", Tape.bars(17L, 500, 900)).statusCode(200);
        api.importBars("FIT-EUR", "1m", Tape.bars(18L, 500, 900)).statusCode(200);
        long toMs = Tape.START_MS + 500 * Tape.MINUTE;
        String steps =
                """
                {"kind":"WINSORISE","share":0.02},{"kind":"STANDARDISE"},
                {"kind":"PRUNE","above":0.999},{"kind":"PCA","components":3}\
                """;
        // When the window ends there, and in the middle of the bar that is not over
        JsonPath first =
                fit(api, "to-fit", "FIT-USD", "fitted-usd", toMs, steps)
                        .statusCode(201)
                        .body("fittedOn.of", equalTo("to-fit"))
                        .body("fittedOn.bars", is(400))
                        .body("fittedOn.dropped[0].feature", equalTo("turned_w_z"))
                        .body("fittedOn.dropped[0].with", equalTo("rsi_14_w_z"))
                        .body("features", contains("pca_1", "pca_2", "pca_3"))
                        .extract()
                        .jsonPath();
        JsonPath other =
                fit(api, "to-fit", "FIT-EUR", "fitted-eur", toMs + Tape.MINUTE - 1, steps)
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        // Then
        assertThat(first.getMap("fitted"))
                .hasSize(13)
                .containsKeys("garch_vol", "hmm_high_vol_probability", "standardised(rsi_14_w)");
        assertThat(other.getMap("fitted").toString()).isEqualTo(first.getMap("fitted").toString());
        assertThat(other.getString("hash")).isEqualTo(first.getString("hash"));
        // And one bar more is learnt from
        fit(api, "to-fit", "FIT-EUR", "fitted-more", toMs + Tape.MINUTE, steps)
                .statusCode(201)
                .body("hash", not(first.getString("hash")));
        // And the same fit again is the same
        fit(api, "to-fit", "FIT-USD", "fitted-usd", toMs, steps)
                .statusCode(200)
                .body("hash", equalTo(first.getString("hash")));
        shouldBeUsedByItsName("fitted-usd", first.getString("hash"));
        shouldGoLiveAndBack("fitted-usd", first.getString("hash"));
        shouldHaveNoRowsThatWereLearntFrom("fitted-usd", toMs);
    }

    private void shouldHaveNoRowsThatWereLearntFrom(String set, long toMs) {
        datasetOf(set, toMs - Tape.MINUTE)
                .statusCode(422)
                .body("error_code", equalTo("LEAKING_FEATURE"))
                .body("message", containsString(set + " has learnt from bars of FIT-USD"));
        datasetOf(set, toMs).statusCode(201);
    }

    private ValidatableResponse datasetOf(String set, long fromMs) {
        return api.json(Role.RESEARCHER)
                .body(
                        """
                        {"instrument":"FIT-USD","interval":"1m","featureSet":"%s","fromMs":%d,"toMs":%d,
                         "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":4,"touch":"HIGH_LOW"}}\
                        """
                                .formatted(set, fromMs, Tape.START_MS + 700 * Tape.MINUTE))
                .post("/api/v1/datasets")
                .then();
    }

    private void shouldGoLiveAndBack(String name, String hash) {
        for (boolean live : new boolean[] {true, false}) {
            api.json(Role.RESEARCHER)
                    .body("{\"live\":" + live + "}")
                    .put("/api/v1/feature-sets/" + name + "/live")
                    .then()
                    .statusCode(200)
                    .body("live", is(live))
                    .body("hash", equalTo(hash))
                    .body("fittedOn.of", equalTo("to-fit"));
        }
        api.json(Role.RESEARCHER)
                .body("{\"live\":false}")
                .put("/api/v1/feature-sets/core-12/live")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("name"));
    }

    private void shouldBeUsedByItsName(String name, String hash) {
        JsonPath rows =
                api.read(
                        "/api/v1/instruments/FIT-USD/features/latest?interval=1m&count=5&feature_set="
                                + name);
        assertThat(rows.getString("featureSetHash")).isEqualTo(hash);
        assertThat(rows.getList("warm")).containsOnly(true);
        api.as(Role.VIEWER)
                .get("/api/v1/feature-sets/" + name)
                .then()
                .statusCode(200)
                .body("hash", equalTo(hash))
                .body("fittedOn.toMs", equalTo(Tape.START_MS + 500 * Tape.MINUTE));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    steps[0].kind       | {"share":0.1} | is required
                    steps[0].share      | {"kind":"WINSORISE","share":0.5} | must be above 0 and below 0.5
                    steps[0].above      | {"kind":"PRUNE","above":1} | must be above 0 and below 1
                    steps[0].components | {"kind":"PCA"} | is required
                    steps[1].components | {"kind":"STANDARDISE"},{"kind":"PCA","components":0} | must be >= 1
                    steps               | {"kind":"PCA","components":3} | cannot be taken: components must be at most the 2 features
                    steps               | {"kind":"STANDARDISE"},{"kind":"STANDARDISE"},{"kind":"PCA","components":1},{"kind":"PCA","components":1} | cannot be taken: a feature pca_1 is there already
                    """)
    void shouldRefuseStepsByField(String field, String steps, String rule) {
        create(api, "stepped", SPREAD);
        api.json(Role.TRADER)
                .body("{\"symbol\":\"STEPS-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
        fit(api, "stepped", "STEPS-USD", "bad", Tape.START_MS + 200 * Tape.MINUTE, steps)
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].rule", containsString(rule));
    }

    @Test
    void shouldSayWhenThereIsTooLittleToLearnFrom() {
        create(api, "starved", "\"features\":[\"garch_vol\"]").statusCode(201);
        api.createInstrument("FEW-USD");
        api.importBars("FEW-USD", "1m", Tape.bars(19L, 150)).statusCode(200);
        fit(api, "starved", "FEW-USD", "never", Tape.START_MS + 150 * Tape.MINUTE, "")
                .statusCode(409)
                .body("error_code", equalTo("NOT_ENOUGH_DATA"))
                .body("detail", containsString("garch_vol: a fit needs >= 100 returns, had 50"));
        api.as(Role.VIEWER).get("/api/v1/feature-sets/never").then().statusCode(404);
    }
}
