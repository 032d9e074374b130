package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.feature.api.Bar;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarWriter;
import io.credence.feature.app.domain.bars.Series;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.Digests;
import io.credence.platform.artifacts.columnar.Column;
import io.credence.platform.artifacts.columnar.ColumnarReader;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Servers
class DatasetIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @TempDir Path folder;
    @Inject ArtifactStore artifacts;
    @Inject BarWriter writer;

    @Test
    void shouldGiveTheSameBytesForTheSameSpecAndData() throws IOException {
        // Given 300 bars here, and the same ones in two imports there
        api.createInstrument("DATA-USD");
        api.importBars("DATA-USD", "1m", Tape.bars(9L, 300)).statusCode(200);
        // When
        JsonPath first = create("DATA-USD", 100, 280).statusCode(201).extract().jsonPath();
        api.importBars("DATA-USD", "1m", Tape.bars(9L, 400)).statusCode(200);
        JsonPath second = create("DATA-USD", 100, 280).statusCode(201).extract().jsonPath();
        // Then
        assertThat(second.getString("sha256")).isEqualTo(first.getString("sha256"));
        assertThat(second.getString("id")).isEqualTo(first.getString("id"));
        byte[] content =
                api.as(Role.VIEWER)
                        .get("/api/v1/datasets/" + first.getString("id") + "/content")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        Path file = Files.write(folder.resolve("data.parquet"), content);
        assertThat(Digests.sha256Of(file)).isEqualTo(first.getString("sha256"));
        assertThat(content).hasSize(first.getInt("sizeBytes"));
    }

    @Test
    void shouldHoldOnlyWhatWasKnownByTheEndOfTheRange() throws IOException {
        // Given
        api.createInstrument("KNOWN-USD");
        api.importBars("KNOWN-USD", "1m", Tape.bars(10L, 400)).statusCode(200);
        // When
        JsonPath manifest = create("KNOWN-USD", 150, 350).statusCode(201).extract().jsonPath();
        // Then
        Path file = folder.resolve("known.parquet");
        Files.write(
                file,
                api.as(Role.VIEWER)
                        .get("/api/v1/datasets/" + manifest.getString("id") + "/content")
                        .asByteArray());
        try (ColumnarReader reader = ColumnarReader.open(file)) {
            long[] open = reader.longs("open_time_ms");
            assertThat(open).hasSize(200);
            // The last 8 bars have no whole horizon.
            long[] labels = reader.longs("label");
            assertThat(Arrays.copyOfRange(labels, 192, 200)).containsOnly(-1L);
            assertThat(Arrays.copyOfRange(labels, 0, 192)).containsOnly(0L, 1L);
            assertThat(reader.longs("label_end_ms")[199]).isZero();
            assertThat(reader.doubles("label_return")[199]).isNaN();
            assertThat(open[0]).isEqualTo(Tape.START_MS + 150 * Tape.MINUTE);
            assertThat(Arrays.stream(reader.longs("label_end_ms")).max().orElseThrow())
                    .isLessThanOrEqualTo(Tape.START_MS + 350 * Tape.MINUTE);
            assertThat(Arrays.stream(labels).filter(label -> label == 1).count())
                    .isEqualTo(manifest.getLong("positiveCount"))
                    .isPositive();
            // Warmed by the bars before the range.
            assertThat(reader.doubles("ewma_vol_96")[0]).isFinite();
            assertThat(reader.columns()).hasSize(2 + 5 + 12 + 4);
            JsonPath rows =
                    api.read(
                            "/api/v1/instruments/KNOWN-USD/features?interval=1m&from_ms=%d&to_ms=%d"
                                    .formatted(open[0], open[0] + 1));
            assertThat(reader.doubles("rsi_14")[0]).isEqualTo(rows.getDouble("values[0][6]"));
        }
        assertThat(manifest.getLong("rowCount")).isEqualTo(200);
        assertThat(manifest.getLong("labelledCount")).isEqualTo(192);
        assertThat(manifest.getLong("watermarkMs")).isEqualTo(Tape.START_MS + 399 * Tape.MINUTE);
        assertThat(manifest.getString("window.length")).isEqualTo("64");
    }

    @Test
    void shouldLeaveOutABarThatClosesAfterTheEndOfTheRange() {
        // Given a range that ends one millisecond before its last bar closes
        api.createInstrument("CLOSE-USD");
        api.importBars("CLOSE-USD", "1m", Tape.bars(13L, 60)).statusCode(200);
        long endMs = Tape.START_MS + 50 * Tape.MINUTE;
        // When
        JsonPath early = create("CLOSE-USD", Tape.START_MS, endMs - 1).extract().jsonPath();
        JsonPath whole = create("CLOSE-USD", Tape.START_MS, endMs).extract().jsonPath();
        // Then
        assertThat(early.getLong("lastOpenTimeMs")).isEqualTo(endMs - 2 * Tape.MINUTE);
        assertThat(early.getLong("labelledCount")).isEqualTo(49 - 8);
        assertThat(whole.getLong("lastOpenTimeMs")).isEqualTo(endMs - Tape.MINUTE);
    }

    // No way in takes such a bar.
    private void store(String symbol, Bar bar) {
        Series series = new Series(new InstrumentId(symbol), Interval.M1);
        TenantScope.run(
                new TenantId(api.tenant()),
                () ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> writer.append(series, bar, BarOrigin.LIVE)));
    }

    @Test
    void shouldLeaveOutABarThatIsStillOpen() {
        // Given 20 bars that have closed, one that has not, and nine of the future
        api.createInstrument("OPEN-USD");
        long firstMs = System.currentTimeMillis() / Tape.MINUTE * Tape.MINUTE - 20 * Tape.MINUTE;
        String bars = new String(Tape.bars(29L, 20), UTF_8);
        for (int i = 0; i < 20; i++) {
            String madeUp = String.valueOf(Tape.START_MS + i * Tape.MINUTE);
            bars = bars.replace(madeUp, String.valueOf(firstMs + i * Tape.MINUTE));
        }
        api.importBars("OPEN-USD", "1m", bars.getBytes(UTF_8)).statusCode(200);
        for (int i = 20; i < 30; i++) {
            store("OPEN-USD", new Bar(firstMs + i * Tape.MINUTE, 2.0, 3.0, 1.0, 2.0, 5.0));
        }
        // When
        long toMs = firstMs + 30 * Tape.MINUTE;
        JsonPath manifest = create("OPEN-USD", firstMs, toMs).statusCode(201).extract().jsonPath();
        // Then a minute may have passed meanwhile
        assertThat(manifest.getInt("rowCount")).isBetween(20, 21);
        assertThat(manifest.getInt("labelledCount")).isEqualTo(manifest.getInt("rowCount") - 8);
        assertThat(manifest.getLong("spec.toMs")).isEqualTo(toMs);
    }

    @Test
    void shouldKeepTheManifestAsAFileBesideTheRows() throws IOException {
        // Given
        api.createInstrument("BESIDE-USD");
        api.importBars("BESIDE-USD", "1m", Tape.bars(14L, 60)).statusCode(200);
        // When
        JsonPath manifest = create("BESIDE-USD", 0, 50).statusCode(201).extract().jsonPath();
        // Then the file says the same, but for its own digest
        Path file =
                artifacts
                        .scope(FeatureApi.ALPHA.tenant())
                        .fetch(manifest.getString("manifestSha256"));
        JsonPath stored = JsonPath.from(file.toFile());
        assertThat(stored.getString("id")).isEqualTo(manifest.getString("id"));
        assertThat(stored.getString("sha256")).isEqualTo(manifest.getString("sha256"));
        assertThat(stored.getString("spec.instrument")).isEqualTo("BESIDE-USD");
        assertThat(stored.getString("manifestSha256")).isEmpty();
    }

    @Test
    void shouldCertifyThatNothingLeaks() {
        // Given
        api.createInstrument("CERT-USD");
        api.importBars("CERT-USD", "1m", Tape.bars(15L, 300)).statusCode(200);
        // When
        JsonPath manifest = create("CERT-USD", 100, 280).statusCode(201).extract().jsonPath();
        // Then
        assertThat(manifest.getList("certificate.laws"))
                .containsExactly("CAUSALITY", "PARITY", "KNOWN_TIME");
        assertThat(manifest.getInt("certificate.cutPoints")).isEqualTo(32);
        assertThat(manifest.getInt("certificate.rowsCompared")).isGreaterThan(32 * 64);
        assertThat(manifest.getString("certificate.verdict")).isEqualTo("CLEAN");
        assertThat(manifest.getLong("lateRows")).isZero();
        assertThat(manifest.getList("splits")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"volatilityBarrier":{"takeProfit":2,"stopLoss":1,"span":20,"horizonBars":8,"touch":"CLOSE"}}; label label_end_ms label_return label_volatility ambiguous
                    {"forwardReturn":{"horizonsBars":[1,8]}}     ; label_end_ms label_return_1 label_return_8
                    {"direction":{"horizonBars":8,"deadZone":0.001}} ; label label_end_ms label_return
                    {"realisedVolatility":{"horizonBars":8}}     ; label_end_ms label_volatility
                    {"volume":{"horizonBars":8,"lookbackBars":8}}; label_end_ms label_volume
                    {"regime":{"horizonBars":8,"trend":0.4}}     ; label label_end_ms label_return
                    """)
    void shouldLabelAsAskedFor(String label, String columns) throws IOException {
        // Given
        api.json(Role.TRADER)
                .body("{\"symbol\":\"KINDS-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
        api.importBars("KINDS-USD", "1m", Tape.bars(16L, 200)).statusCode(200);
        // When
        JsonPath manifest =
                create("KINDS-USD", 100, 180, "\"label\":%s".formatted(label)).jsonPath();
        // Then the last 8 bars have no whole horizon
        assertThat(manifest.getLong("labelledCount")).isEqualTo(72);
        try (ColumnarReader reader = ColumnarReader.open(download(manifest))) {
            assertThat(reader.columns().subList(2 + 5 + 12, reader.columns().size()))
                    .extracting(Column::name)
                    .containsExactly(columns.split(" "));
            long[] ends = reader.longs("label_end_ms");
            assertThat(ends[71]).isGreaterThan(Tape.START_MS + 172 * Tape.MINUTE);
            assertThat(ends[72]).isZero();
            for (Column column : reader.columns()) {
                if (column.name().startsWith("label_") && column.kind() == Column.Kind.FLOAT64) {
                    assertThat(reader.doubles(column.name())[71]).isFinite();
                    assertThat(reader.doubles(column.name())[72]).isNaN();
                }
            }
        }
    }

    @Test
    void shouldPutSeveralInstrumentsIntoOneFileByTime() throws IOException {
        // Given one that begins later
        api.createInstrument("PANB-USD");
        api.createInstrument("PANA-USD");
        api.importBars("PANB-USD", "1m", Tape.bars(17L, 400)).statusCode(200);
        api.importBars("PANA-USD", "1m", Tape.bars(18L, 150, 400)).statusCode(200);
        String more =
                """
                "others":["PANA-USD"],"weights":"UNIQUENESS",
                "split":{"combinatorial":{"groups":4,"tested":2,"embargoBars":5}},
                "label":{"direction":{"horizonBars":8,"deadZone":0}}
                """;
        // When
        JsonPath manifest = create("PANB-USD", 100, 300, more).jsonPath();
        // Then
        assertThat(manifest.getLong("rowCount")).isEqualTo(200 + 150);
        assertThat(manifest.getLong("labelledCount")).isEqualTo(200 + 150 - 2 * 8);
        assertThat(manifest.getList("splits")).hasSize(6);
        assertThat(manifest.getInt("splits[0].testRows")).isEqualTo(167);
        assertThat(manifest.getInt("splits[0].purgedRows")).isPositive();
        try (ColumnarReader reader = ColumnarReader.open(download(manifest))) {
            long[] open = reader.longs("open_time_ms");
            String[] instrument = reader.texts("instrument");
            for (int row = 1; row < open.length; row++) {
                boolean sameTime = open[row] == open[row - 1];
                assertThat(open[row]).isGreaterThanOrEqualTo(open[row - 1]);
                assertThat(sameTime)
                        .isEqualTo(
                                instrument[row].equals("PANB-USD")
                                        && instrument[row - 1].equals("PANA-USD"));
            }
            double[] weights = reader.doubles("sample_weight");
            // Alone with its label at first, then one of eight.
            assertThat(weights[0]).isGreaterThan(1.0 / 8);
            assertThat(weights[20]).isEqualTo(1.0 / 8);
            assertThat(weights[open.length - 1]).isNaN();
        }
        assertThat(create("PANB-USD", 100, 300, more).jsonPath().getString("id"))
                .isEqualTo(manifest.getString("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    "others":["SPEC2-USD"]                                ; 400 ; others must be distinct
                    "others":[null]                                       ; 400 ; others must be distinct
                    "label":{"forwardReturn":{"horizonsBars":[null]}}     ; 400 ; horizonsBars must be distinct
                    "others":["NOBODYS-USD"]                              ; 404 ; NOBODYS-USD
                    "label":{}                                            ; 400 ; label must have exactly one
                    "label":{"volume":{"horizonBars":0,"lookbackBars":1}} ; 400 ; horizonBars must be in 1..10000
                    "split":{"kFold":{"folds":90,"embargoBars":0}}        ; 409 ; too few labelled bars
                    "split":{"kFold":{"folds":1,"embargoBars":0}}         ; 400 ; folds must be in 2..100
                    """)
    void shouldRefuseByField(String more, int status, String detail) {
        // Given
        api.json(Role.TRADER)
                .body("{\"symbol\":\"SPEC2-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
        api.importBars("SPEC2-USD", "1m", Tape.bars(19L, 60)).statusCode(200);
        String label =
                more.contains("label")
                        ? more
                        : more + ",\"label\":{\"forwardReturn\":{\"horizonsBars\":[1]}}";
        // When / Then
        api.json(Role.RESEARCHER)
                .body(spec("SPEC2-USD", 0, 60, label))
                .post("/api/v1/datasets")
                .then()
                .statusCode(status)
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    400 ; fromMs must be before toMs        ; 5 ; 5  ; 8
                    400 ; horizonBars must be in 1..10000   ; 5 ; 9  ; 0
                    409 ; has a label that is known by toMs ; 0 ; 5  ; 8
                    """)
    void shouldRefuseASpecByField(int status, String detail, int from, int to, int horizon) {
        // Given
        api.json(Role.TRADER)
                .body("{\"symbol\":\"SPEC-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
        api.importBars("SPEC-USD", "1m", Tape.bars(11L, 20)).statusCode(200);
        // When / Then
        api.json(Role.RESEARCHER)
                .body(
                        spec(
                                "SPEC-USD",
                                Tape.START_MS + from * Tape.MINUTE,
                                Tape.START_MS + to * Tape.MINUTE,
                                horizon))
                .post("/api/v1/datasets")
                .then()
                .statusCode(status)
                .body("detail", containsString(detail));
    }

    @Test
    void shouldRefuseMoreRowsThanFitBeforeItReadsThem() {
        // Given
        int most = SmallDatasets.MAX_ROWS;
        api.createInstrument("LIMIT-USD");
        api.createInstrument("BEYOND-USD");
        api.importBars("LIMIT-USD", "1m", Tape.bars(21L, most + 1)).statusCode(200);
        api.importBars("BEYOND-USD", "1m", Tape.bars(22L, most / 2 + 1)).statusCode(200);
        String panel =
                "\"others\":[\"BEYOND-USD\"],\"label\":{\"forwardReturn\":{\"horizonsBars\":[1]}}";
        // When / Then
        create("LIMIT-USD", 0, most).statusCode(201).body("rowCount", equalTo(most));
        create("LIMIT-USD", 0, most + 1)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("toMs"))
                .body(
                        "violations[0].rule",
                        containsString("at most " + most + " rows of 23 columns"));
        assertThat(create("LIMIT-USD", 0, most / 2, panel).jsonPath().getInt("rowCount"))
                .isEqualTo(most);
        api.json(Role.RESEARCHER)
                .body(spec("LIMIT-USD", 0, most / 2 + 1, panel))
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("take fewer others"));
    }

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, -9223372036854775807, 409",
        "-9223372036854775808, 9223372036854775807, 201",
        "9223372036854775806, 9223372036854775807, 409",
        "-9223372036854775808, 0, 409",
        "9223372036854775807, -9223372036854775808, 400",
        "9223372036854775807, 9223372036854775807, 400",
        "0, 9223372036854775808, 400"
    })
    void shouldTakeAnyRangeOfTimeOrSayWhatIsWrong(String fromMs, String toMs, int status) {
        // Given
        api.json(Role.TRADER)
                .body("{\"symbol\":\"ENDS2-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
        api.importBars("ENDS2-USD", "1m", Tape.bars(23L, 60)).statusCode(200);
        String body =
                """
                {"instrument":"ENDS2-USD","interval":"1m","featureSet":"core-12","fromMs":%s,"toMs":%s,
                 "label":{"volume":{"horizonBars":8,"lookbackBars":8}}}
                """
                        .formatted(fromMs, toMs);
        // When / Then
        ValidatableResponse answer =
                api.json(Role.RESEARCHER)
                        .body(body)
                        .post("/api/v1/datasets")
                        .then()
                        .statusCode(status);
        if (status == 201) {
            answer.body("rowCount", equalTo(60));
        } else {
            answer.contentType("application/problem+json");
        }
    }

    @Test
    void shouldHideADatasetFromAnotherTenant() {
        // Given
        api.createInstrument("MINE-USD");
        api.importBars("MINE-USD", "1m", Tape.bars(12L, 50)).statusCode(200);
        String id = create("MINE-USD", 0, 50).statusCode(201).extract().path("id");
        // When / Then
        for (String path : new String[] {id, id + "/content"}) {
            FeatureApi.BETA
                    .as(Role.VIEWER)
                    .get("/api/v1/datasets/" + path)
                    .then()
                    .statusCode(404)
                    .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
        }
    }

    private ExtractableResponse<Response> create(
            String symbol, int fromBar, int toBar, String more) {
        return api.json(Role.RESEARCHER)
                .body(spec(symbol, fromBar, toBar, more))
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .extract();
    }

    /// @param more fields of the spec
    private static String spec(String symbol, int fromBar, int toBar, String more) {
        return """
        {"instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,%s}
        """
                .formatted(
                        symbol,
                        Tape.START_MS + fromBar * Tape.MINUTE,
                        Tape.START_MS + toBar * Tape.MINUTE,
                        more);
    }

    private Path download(JsonPath manifest) throws IOException {
        return Files.write(
                folder.resolve("download.parquet"),
                api.as(Role.VIEWER)
                        .get("/api/v1/datasets/" + manifest.getString("id") + "/content")
                        .asByteArray());
    }

    private ValidatableResponse create(String symbol, int fromBar, int toBar) {
        return create(
                symbol, Tape.START_MS + fromBar * Tape.MINUTE, Tape.START_MS + toBar * Tape.MINUTE);
    }

    private ValidatableResponse create(String symbol, long fromMs, long toMs) {
        return api.json(Role.RESEARCHER)
                .body(spec(symbol, fromMs, toMs, 8))
                .post("/api/v1/datasets")
                .then();
    }

    private static String spec(String symbol, long fromMs, long toMs, int horizon) {
        return """
        {"instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
         "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":%d,"touch":"HIGH_LOW"}}
        """
                .formatted(symbol, fromMs, toMs, horizon);
    }
}
