package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.credence.platform.artifacts.Digests;
import io.credence.platform.artifacts.columnar.ColumnarReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
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
            // The last 8 bars have no whole horizon.
            assertThat(open).hasSize(192);
            assertThat(open[0]).isEqualTo(Tape.START_MS + 150 * Tape.MINUTE);
            assertThat(Arrays.stream(reader.longs("label_end_ms")).max().orElseThrow())
                    .isLessThanOrEqualTo(Tape.START_MS + 350 * Tape.MINUTE);
            assertThat(Arrays.stream(reader.longs("label")).sum())
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
        assertThat(manifest.getLong("rowCount")).isEqualTo(192);
        assertThat(manifest.getLong("watermarkMs")).isEqualTo(Tape.START_MS + 399 * Tape.MINUTE);
        assertThat(manifest.getString("window.length")).isEqualTo("64");
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
                .body(spec("SPEC-USD", from, to, horizon))
                .post("/api/v1/datasets")
                .then()
                .statusCode(status)
                .body("detail", containsString(detail));
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

    private ValidatableResponse create(String symbol, int fromBar, int toBar) {
        return api.json(Role.RESEARCHER)
                .body(spec(symbol, fromBar, toBar, 8))
                .post("/api/v1/datasets")
                .then();
    }

    private static String spec(String symbol, int fromBar, int toBar, int horizon) {
        return """
        {"instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
         "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":%d,"touch":"HIGH_LOW"}}
        """
                .formatted(
                        symbol,
                        Tape.START_MS + fromBar * Tape.MINUTE,
                        Tape.START_MS + toBar * Tape.MINUTE,
                        horizon);
    }
}
