package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.credence.feature.app.csv.TradeBomb;
import io.credence.platform.api.Role;
import io.credence.platform.artifacts.columnar.Column;
import io.credence.platform.artifacts.columnar.ColumnarWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@Servers
class ImportIT {

    private static final String PARQUET = "application/vnd.apache.parquet";

    private final FeatureApi api = FeatureApi.ALPHA;

    @TempDir Path folder;

    @Test
    void shouldMakeBarsOfTradesAndChangeNothingTheSecondTime() {
        // Given
        api.createInstrument("TAPE-USD");
        byte[] tape = Tape.trades(1L, 5000);
        // When
        JsonPath first =
                api.importTrades("TAPE-USD", "1m", tape).statusCode(200).extract().jsonPath();
        String bars = bars("TAPE-USD");
        JsonPath second =
                api.importTrades("TAPE-USD", "1m", tape).statusCode(200).extract().jsonPath();
        // Then
        assertThat(first.getInt("rows")).isEqualTo(5000);
        assertThat(first.getInt("inserted")).isEqualTo(5000);
        assertThat(first.getInt("duplicates")).isZero();
        assertThat(first.getInt("bars")).isEqualTo(api.countBars("TAPE-USD", "1m"));
        assertThat(first.getInt("gapCount")).isPositive();
        assertThat(first.getInt("missingBars")).isGreaterThanOrEqualTo(first.getInt("gapCount"));
        assertThat(first.getInt("bars") + first.getInt("missingBars")).isEqualTo(minutes(first));
        assertThat(second.getInt("inserted")).isZero();
        assertThat(second.getInt("duplicates")).isEqualTo(5000);
        assertThat(second.getInt("bars")).isZero();
        assertThat(second.getInt("gapCount")).isEqualTo(first.getInt("gapCount"));
        assertThat(bars("TAPE-USD")).isEqualTo(bars);
    }

    @Test
    void shouldGiveTheSameBarsForATapeInParts() {
        // Given
        api.createInstrument("PARTS-USD");
        api.createInstrument("WHOLE-USD");
        String tape = new String(Tape.trades(2L, 3000), StandardCharsets.UTF_8);
        String header = tape.substring(0, tape.indexOf('\n') + 1);
        // In the middle of a second, so that both parts have trades of one bar
        int middle = tape.indexOf('\n', tape.length() / 2) + 1;
        // When
        api.importTrades("WHOLE-USD", "1m", tape.getBytes(StandardCharsets.UTF_8)).statusCode(200);
        api.importTrades(
                        "PARTS-USD",
                        "1m",
                        tape.substring(0, middle).getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        api.importTrades(
                        "PARTS-USD",
                        "1m",
                        (header + tape.substring(middle)).getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        // Then
        assertThat(bars("PARTS-USD")).isEqualTo(bars("WHOLE-USD"));
        assertThat(gaps("PARTS-USD")).isEqualTo(gaps("WHOLE-USD"));
    }

    @Test
    void shouldMakeBarsOfAnotherLengthFromTheStoredTape() {
        // Given
        api.createInstrument("TWO-USD");
        byte[] tape = Tape.trades(3L, 2000);
        api.importTrades("TWO-USD", "1m", tape).statusCode(200);
        // When
        api.importTrades("TWO-USD", "5m", tape)
                .statusCode(200)
                .body("inserted", is(0))
                .body("bars", greaterThan(0));
        // Then
        JsonPath fine = JsonPath.from(bars("TWO-USD"));
        JsonPath coarse =
                api.as(Role.VIEWER)
                        .get("/api/v1/instruments/TWO-USD/bars?interval=5m&limit=1")
                        .jsonPath();
        assertThat(coarse.getDouble("open[0]")).isEqualTo(fine.getDouble("open[0]"));
    }

    @Test
    void shouldTakeBarsOnceAndFillAGapLater() {
        // Given
        api.createInstrument("GAPPY-USD");
        String all = new String(Tape.bars(4L, 30), StandardCharsets.UTF_8);
        String[] lines = all.split("\n", -1);
        StringBuilder holed = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            holed.append(i >= 11 && i <= 13 ? "" : lines[i] + (i < lines.length - 1 ? "\n" : ""));
        }
        // When / Then
        api.importBars("GAPPY-USD", "1m", holed.toString().getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("inserted", is(27))
                .body("gapCount", is(1))
                .body("missingBars", is(3))
                .body("gaps[0].fromMs", is(Tape.START_MS + 10 * Tape.MINUTE))
                .body("gaps[0].toMs", is(Tape.START_MS + 13 * Tape.MINUTE));
        api.importBars("GAPPY-USD", "1m", all.getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("inserted", is(3))
                .body("duplicates", is(27))
                .body("gapCount", is(0));
    }

    @Test
    void shouldRefuseABarThatDiffersFromTheStoredOneAndStoreNothing() {
        // Given
        api.createInstrument("CLASH-USD");
        api.importBars("CLASH-USD", "1m", Tape.bars(5L, 10)).statusCode(200);
        String other = new String(Tape.bars(5L, 20), StandardCharsets.UTF_8);
        String changed =
                other.replaceFirst(
                        "(?m)^(" + (Tape.START_MS + 3 * Tape.MINUTE) + ".*,)[^,]+$", "$199");
        // When / Then
        api.importBars("CLASH-USD", "1m", changed.getBytes(StandardCharsets.UTF_8))
                .statusCode(409)
                .body("error_code", equalTo("CONFLICTING_BAR"))
                .body("detail", containsString("line 5 differs from the stored 1m bar"));
        assertThat(api.countBars("CLASH-USD", "1m")).isEqualTo(10);
    }

    @Test
    void shouldReadGzipWithAndWithoutSayingSo() throws IOException {
        // Given
        api.createInstrument("GZ-USD");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(Tape.bars(6L, 10));
        }
        // When / Then
        api.importBars("GZ-USD", "1m", packed.toByteArray())
                .statusCode(200)
                .body("inserted", is(10));
        api.csv(Role.TRADER)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/api/v1/instruments/GZ-USD/bars?interval=1m")
                .then()
                .statusCode(200)
                .body("duplicates", is(10));
    }

    @Test
    void shouldTakeParquetAndRefuseItCutOff() throws IOException {
        // Given
        api.createInstrument("PARQUET-USD");
        Path bars = folder.resolve("bars.parquet");
        try (ColumnarWriter writer =
                ColumnarWriter.create(
                        bars,
                        List.of(
                                Column.int64("open_time"),
                                Column.float64("open"),
                                Column.float64("high"),
                                Column.float64("low"),
                                Column.float64("close"),
                                Column.float64("volume")))) {
            for (int i = 0; i < 50; i++) {
                writer.setLong(0, (Tape.START_MS + i * Tape.MINUTE) * 1000L);
                writer.setDouble(1, 2.0);
                writer.setDouble(2, 3.0 + i);
                writer.setDouble(3, 1.0);
                writer.setDouble(4, 2.5);
                writer.setDouble(5, 7.0);
                writer.endRow();
            }
        }
        byte[] file = Files.readAllBytes(bars);
        // When / Then
        parquet("PARQUET-USD", Arrays.copyOf(file, file.length - 9))
                .statusCode(400)
                .body("detail", containsString("body is not readable as Parquet"));
        assertThat(api.countBars("PARQUET-USD", "1m")).isZero();
        parquet("PARQUET-USD", file)
                .statusCode(200)
                .body("inserted", is(50))
                .body("firstTimeMs", is(Tape.START_MS));
    }

    private ValidatableResponse parquet(String symbol, byte[] file) {
        return api.as(Role.TRADER)
                .config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)
                                                .encodeContentTypeAs(PARQUET, ContentType.BINARY)))
                .contentType(PARQUET)
                .body(file)
                .post("/api/v1/instruments/" + symbol + "/bars?interval=1m")
                .then();
    }

    @Test
    void shouldRefuseABombAndStoreNothing() {
        // Given
        api.createInstrument("BOMB-USD");
        // When / Then
        api.importTrades("BOMB-USD", "1m", TradeBomb.bytes())
                .statusCode(413)
                .body("error_code", equalTo("PAYLOAD_TOO_LARGE"));
        assertThat(api.countBars("BOMB-USD", "1m")).isZero();
    }

    private String bars(String symbol) {
        return api.as(Role.VIEWER)
                .get("/api/v1/instruments/" + symbol + "/bars?interval=1m&limit=100000")
                .asString();
    }

    private String gaps(String symbol) {
        return api.as(Role.VIEWER)
                .get("/api/v1/instruments/" + symbol + "/gaps?interval=1m")
                .asString();
    }

    private static int minutes(JsonPath report) {
        long first = report.getLong("firstTimeMs") / Tape.MINUTE;
        return (int) (report.getLong("lastTimeMs") / Tape.MINUTE - first + 1);
    }
}
