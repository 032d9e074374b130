package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.feature.app.domain.live.LiveFeeds;
import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.SystemScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Servers
class QualityIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject MeterRegistry meters;
    @Inject LiveFeeds feeds;

    @Test
    void shouldKeepAFilledOutageApartUntilSomebodyLetsItIn() {
        // Given
        api.createInstrument("FILLED-USD");
        byte[] file = BadTape.market(31L, 600).fillOutage(200, 210).csv();
        // When
        api.importBars("FILLED-USD", "1m", file)
                .statusCode(200)
                .body("inserted", is(590))
                .body("duplicates", is(0))
                .body("missingBars", is(10))
                .body("quality.quarantinedBars", is(10))
                .body("quality.findings[0].kind", equalTo("INTERPOLATED"));
        // Then
        JsonPath quality = quality("FILLED-USD");
        assertThat(quality.getInt("findingCount")).isEqualTo(1);
        assertThat(quality.getInt("quarantinedBars")).isEqualTo(10);
        assertThat(quality.getInt("gapCount")).isEqualTo(1);
        assertThat(quality.getString("findings[0].status")).isEqualTo("QUARANTINED");
        assertThat(quality.getString("findings[0].reason")).contains("straight line");
        assertThat(quality.getLong("findings[0].fromMs"))
                .isEqualTo(Tape.START_MS + 200 * Tape.MINUTE);
        // And the second time is without effect
        api.importBars("FILLED-USD", "1m", file)
                .statusCode(200)
                .body("inserted", is(0))
                .body("duplicates", is(590))
                .body("quality.quarantinedBars", is(10));
        assertThat(quality("FILLED-USD").getInt("findingCount")).isEqualTo(1);
        // When
        String id = quality.getString("findings[0].id");
        release(Role.OPERATOR, "FILLED-USD", id)
                .statusCode(200)
                .body("status", equalTo("RELEASED"))
                .body("releasedBy", equalTo("alice"));
        // Then
        release(Role.RESEARCHER, "FILLED-USD", id).statusCode(200);
        assertThat(api.countBars("FILLED-USD", "1m")).isEqualTo(600);
        assertThat(quality("FILLED-USD").getInt("gapCount")).isZero();
        assertThat(quality("FILLED-USD").getInt("quarantinedBars")).isZero();
        api.importBars("FILLED-USD", "1m", file)
                .statusCode(200)
                .body("duplicates", is(600))
                .body("quality.quarantinedBars", is(0));
    }

    @Test
    void shouldStoreAFilledOutageForWhoTakesIt() {
        // Given
        api.createInstrument("TAKEN-USD");
        byte[] file = BadTape.market(32L, 100).fillOutage(20, 23).csv();
        // When / Then
        accepting("TAKEN-USD", "1m", file)
                .statusCode(200)
                .body("inserted", is(100))
                .body("quality.quarantinedBars", is(0));
        assertThat(quality("TAKEN-USD").getString("findings[0].status")).isEqualTo("NOTED");
        // Then what is stored is not taken out again
        api.importBars("TAKEN-USD", "1m", file)
                .statusCode(200)
                .body("duplicates", is(100))
                .body("quality.quarantinedBars", is(0));
        release(Role.OPERATOR, "TAKEN-USD", quality("TAKEN-USD").getString("findings[0].id"))
                .statusCode(409)
                .body("detail", containsString("has no bar in quarantine"));
    }

    @Test
    void shouldRefuseRandomNumbersUnlessTheCallerTakesThem() {
        // Given
        api.createInstrument("DICE-USD");
        byte[] file = BadTape.randomNumbers(33L, 600).csv();
        // When / Then
        api.importBars("DICE-USD", "1m", file)
                .statusCode(400)
                .body("error_code", equalTo("INVALID_MARKET_DATA"))
                .body("detail", containsString("not random numbers: returns have no tails"));
        assertThat(api.countBars("DICE-USD", "1m")).isZero();
        assertThat(quality("DICE-USD").getInt("findingCount")).isZero();
        accepting("DICE-USD", "1m", file).statusCode(200).body("inserted", is(600));
        assertThat(quality("DICE-USD").getString("findings[0].kind")).isEqualTo("SYNTHETIC");
    }

    @Test
    void shouldKeepBrokenBarsApartForWhoTakesTheRest() {
        // Given
        api.createInstrument("BROKEN-USD");
        byte[] file = BadTape.market(34L, 50).breakBar(7).breakBar(8).breakBar(20).csv();
        // When / Then
        api.importBars("BROKEN-USD", "1m", file)
                .statusCode(400)
                .body("detail", containsString("line 9, column high must be >= low"));
        accepting("BROKEN-USD", "1m", file)
                .statusCode(200)
                .body("inserted", is(47))
                .body("quality.quarantinedBars", is(3))
                .body("quality.findingCount", is(2));
        release(Role.OPERATOR, "BROKEN-USD", quality("BROKEN-USD").getString("findings[0].id"))
                .statusCode(409)
                .body("detail", containsString("broken bars"));
        assertThat(api.countBars("BROKEN-USD", "1m")).isEqualTo(47);
    }

    @Test
    void shouldNoteALeapOfALiveFeedAndThatItFellSilent() {
        // Given
        api.createInstrument("LEAPING-USD");
        BadTape tape = BadTape.market(35L, 60).leap(50);
        api.importBars("LEAPING-USD", "1m", tape.csv(50)).statusCode(200);
        assertThat(quality("LEAPING-USD").getInt("findingCount")).isZero();
        // When
        live("LEAPING-USD", tape, 50);
        live("LEAPING-USD", tape, 51);
        // Then
        JsonPath quality = quality("LEAPING-USD");
        assertThat(quality.getString("findings[0].kind")).isEqualTo("SPIKE");
        assertThat(quality.getString("findings[0].source")).isEqualTo("LIVE");
        assertThat(quality.getString("findings[0].status")).isEqualTo("NOTED");
        assertThat(quality.getBoolean("feed.stale")).isTrue();
        assertThat(quality.getLong("feed.newestOpenMs"))
                .isEqualTo(Tape.START_MS + 51 * Tape.MINUTE);
    }

    @Test
    void shouldCountTheLiveFeedsThatFellSilentUntilNobodyFollowsThem() throws InterruptedException {
        // Given one that fell silent years ago, and one ten minutes ago
        BadTape tape = BadTape.market(37L, 2);
        api.createInstrument("LEFT-USD");
        live("LEFT-USD", tape, 0);
        // Feeds that other tests left fall silent in their own time, but not at one instant.
        long nowMs = Instant.now().toEpochMilli();
        int before = countStale(nowMs, Duration.ofDays(7));
        api.createInstrument("SILENT-USD");
        long minute = nowMs / Tape.MINUTE - 10;
        api.liveBar("SILENT-USD", minute * Tape.MINUTE + ",2,3,1,2,1").statusCode(202);
        // Then
        assertThat(countStale(nowMs, Duration.ofDays(7))).isEqualTo(before + 1);
        assertThat(countStale(nowMs, Duration.ofDays(36_500))).isGreaterThan(before + 1);
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (stale() < before + 1 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(stale()).isGreaterThanOrEqualTo(before + 1);
    }

    private int countStale(long nowMs, Duration liveFor) {
        return SystemScope.call(() -> feeds.countStale(nowMs, 3, nowMs - liveFor.toMillis()));
    }

    @Test
    void shouldPageFindingsAndHideThemFromOthers() {
        // Given
        api.createInstrument("PAGES-USD");
        byte[] file =
                BadTape.market(36L, 100)
                        .fillOutage(10, 12)
                        .fillOutage(20, 22)
                        .fillOutage(30, 32)
                        .csv();
        api.importBars("PAGES-USD", "1m", file).statusCode(200);
        String path = "/api/v1/instruments/PAGES-USD/quality/findings?interval=1m&page_size=2";
        // When
        JsonPath first = api.as(Role.VIEWER).get(path).jsonPath();
        String token = first.getString("nextPageToken");
        // Then
        assertThat(first.getList("items")).hasSize(2);
        api.as(Role.VIEWER)
                .queryParam("page_token", token)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.size()", is(1))
                .body("items[0].fromMs", is(Tape.START_MS + 30 * Tape.MINUTE))
                .body("nextPageToken", nullValue());
        // Then from inside the second on, which is suspect there still
        api.as(Role.VIEWER)
                .queryParam("from_ms", Tape.START_MS + 21 * Tape.MINUTE)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.size()", is(2))
                .body("items[0].fromMs", is(Tape.START_MS + 20 * Tape.MINUTE));
        api.as(Role.VIEWER)
                .queryParam("from_ms", Tape.START_MS)
                .queryParam("page_token", token)
                .get(path)
                .then()
                .statusCode(400);
        FeatureApi.BETA.as(Role.VIEWER).get(path).then().statusCode(404);
        FeatureApi.BETA
                .json(Role.OPERATOR)
                .post(
                        "/api/v1/instruments/PAGES-USD/quality/findings/"
                                + first.getString("items[0].id")
                                + "/release")
                .then()
                .statusCode(404);
        assertThat(quality("PAGES-USD").getInt("quarantinedBars")).isEqualTo(6);
    }

    @Test
    void shouldKeepTheFilledOutageOfARealFileApart() throws IOException {
        // Given
        byte[] file = real("interpolated_outage_BTCUSDT_1h_2018Q1.csv.gz");
        api.createInstrument("OUTAGE-USD");
        // When / Then
        api.importBars("OUTAGE-USD", "1h", file)
                .statusCode(200)
                .body("inserted", is(2126))
                .body("quality.quarantinedBars", is(34))
                .body("gapCount", is(2));
    }

    @Test
    void shouldTakeTheRealFileOfRandomNumbersOnlyIfAsked() throws IOException {
        // Given
        byte[] file = real("synthetic_invalid_ohlc_BTCUSDT_15m.csv.gz");
        api.createInstrument("SYNTH-USD");
        // When / Then
        api.importBars("SYNTH-USD", "15m", file).statusCode(400);
        accepting("SYNTH-USD", "15m", file)
                .statusCode(200)
                .body("inserted", is(5000 - 1073))
                .body("quality.quarantinedBars", is(1073))
                .body("quality.findingCount", greaterThan(500));
    }

    @Test
    void shouldNoteTheRepeatedBarsOfAWrongTimeZone() throws IOException {
        // Given
        byte[] file = real("new_york_stamps_BTCUSD_1h_2017-09_2017-11.csv.gz");
        api.createInstrument("ZONE-USD");
        // When / Then
        api.importBars("ZONE-USD", "1h", file)
                .statusCode(200)
                .body("inserted", is(2184))
                .body("quality.findings.kind", hasItem("REPEATED"));
    }

    private static byte[] real(String name) throws IOException {
        Path file = Path.of("../../../shared/data/bad").resolve(name).toAbsolutePath().normalize();
        assumeTrue(Files.isRegularFile(file), "no market data at " + file);
        return Files.readAllBytes(file);
    }

    private double stale() {
        return meters.get("credence.feature.feeds.stale").gauge().value();
    }

    private void live(String symbol, BadTape tape, int bar) {
        api.json(Role.TRADER)
                .body(tape.liveBar(bar))
                .post("/api/v1/instruments/" + symbol + "/bars/live")
                .then()
                .statusCode(202);
    }

    private ValidatableResponse accepting(String symbol, String interval, byte[] file) {
        return api.csv(Role.TRADER)
                .body(file)
                .post(
                        "/api/v1/instruments/"
                                + symbol
                                + "/bars?accept_suspect=true&interval="
                                + interval)
                .then();
    }

    private ValidatableResponse release(Role role, String symbol, String id) {
        return api.json(role)
                .post("/api/v1/instruments/" + symbol + "/quality/findings/" + id + "/release")
                .then();
    }

    private JsonPath quality(String symbol) {
        return api.as(Role.VIEWER)
                .get("/api/v1/instruments/" + symbol + "/quality?interval=1m")
                .jsonPath();
    }
}
