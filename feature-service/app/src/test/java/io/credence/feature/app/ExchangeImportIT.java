package io.credence.feature.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Imports through the real client from a stand-in for the exchange, a hundred bars at a time.
@QuarkusTest
@Servers
class ExchangeImportIT {

    private static final int BARS = 1000;
    private static final int PRESENT = BARS - RecordedExchange.HOLE_BARS;

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject AgroalDataSource database;

    @Inject FeatureConfig config;

    @Test
    void shouldTakeARangePageByPageAndSayHowFarItIs() {
        // Given
        api.createInstrument("CALM-USDT", "binance");
        // When
        JsonPath done = awaitEnd(start("CALM-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("bars")).isEqualTo(PRESENT);
        assertThat(done.getInt("inserted")).isEqualTo(PRESENT);
        assertThat(done.getInt("estimatedBars")).isEqualTo(BARS);
        assertThat(api.countBars("CALM-USDT", "1m")).isEqualTo(PRESENT);
        JsonPath quality = api.read("/api/v1/instruments/CALM-USDT/quality?interval=1m");
        assertThat(quality.getInt("gapCount")).isEqualTo(1);
        assertThat(quality.getInt("missingBars")).isEqualTo(RecordedExchange.HOLE_BARS);
        // And a second time nothing is new
        JsonPath again = awaitEnd(start("CALM-USDT"));
        assertThat(again.getInt("bars")).isEqualTo(PRESENT);
        assertThat(again.getInt("inserted")).isZero();
        assertThat(
                        api.as(Role.VIEWER)
                                .get("/api/v1/imports")
                                .jsonPath()
                                .getList("items.id", String.class))
                .startsWith(again.getString("id"))
                .contains(done.getString("id"));
    }

    @Test
    void shouldGoOnAfterALostWorkerWithoutLosingOrRepeatingABar() {
        // Given a slow import whose worker vanishes in the middle
        api.createInstrument("SLOW-USDT", "binance");
        String id = start("SLOW-USDT");
        Instant end = Instant.now().plusSeconds(60);
        while (get(id).getInt("bars") < 200 && Instant.now().isBefore(end)) {
            pause();
        }
        // When
        loseWorker(id);
        int before = get(id).getInt("bars");
        JsonPath done = awaitEnd(id);
        // Then
        assertThat(before).isBetween(200, PRESENT - 100);
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("bars")).isEqualTo(PRESENT);
        assertThat(done.getInt("inserted")).isEqualTo(PRESENT);
        assertThat(api.countBars("SLOW-USDT", "1m")).isEqualTo(PRESENT);
    }

    @Test
    void shouldLeaveTheExchangeAloneForAsLongAsItSays() {
        // Given
        api.createInstrument("BUSY-USDT", "binance");
        // When
        JsonPath done = awaitEnd(start("BUSY-USDT"));
        // Then ten pages, the one that was refused once more
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("bars")).isEqualTo(PRESENT);
        assertThat(asked("requests", "BUSYUSDT")).isEqualTo(11);
        assertThat(asked("quiet", "BUSYUSDT")).isGreaterThanOrEqualTo(2990);
    }

    @Test
    void shouldTryAgainWhenTheExchangeStumbles() {
        // Given
        api.createInstrument("FLAKY-USDT", "binance");
        // When
        JsonPath done = awaitEnd(start("FLAKY-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("bars")).isEqualTo(PRESENT);
    }

    @Test
    void shouldFailWithTheReasonThatTheExchangeGives() {
        // Given
        api.createInstrument("NOPE-USDT", "binance");
        // When
        JsonPath done = awaitEnd(start("NOPE-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(done.getString("failure")).contains("binance refused with 400: Invalid symbol.");
        assertThat(asked("requests", "NOPEUSDT")).isEqualTo(1);
    }

    @Test
    void shouldStopWhenCalledOff() {
        // Given
        api.createInstrument("SLOW2-USDT", "binance");
        String id = start("SLOW2-USDT");
        // When
        api.json(Role.TRADER)
                .post("/api/v1/imports/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        // Then
        int bars = api.countBars("SLOW2-USDT", "1m");
        pause();
        pause();
        assertThat(get(id).getString("state")).isEqualTo("CANCELLED");
        assertThat(api.countBars("SLOW2-USDT", "1m")).isEqualTo(bars).isLessThan(PRESENT);
    }

    @Test
    void shouldAskOnlyExchangesThatTheInstallationKnows() {
        // Given
        api.createInstrument("OTHER-USDT", "bitstamp");
        api.createInstrument("CALM2-USDT", "binance");
        // When / Then
        post(body("OTHER-USDT", "http://169.254.169.254", Tape.START_MS))
                .statusCode(400)
                .body("detail", containsString("venue must be an exchange of this installation"));
        post(body("OTHER-USDT", "binance", Tape.START_MS))
                .statusCode(400)
                .body("detail", containsString("venue must be the instrument's, bitstamp"));
        post(body("CALM2-USDT", "binance", System.currentTimeMillis()))
                .statusCode(400)
                .body("detail", containsString("toMs must not be after the newest closed bar"));
        FeatureApi.BETA
                .as(Role.VIEWER)
                .get("/api/v1/imports/" + start("CALM2-USDT"))
                .then()
                .statusCode(404);
    }

    private String start(String symbol) {
        return post(body(symbol, "binance", Tape.START_MS)).statusCode(202).extract().path("id");
    }

    private ValidatableResponse post(String body) {
        return api.json(Role.TRADER).body(body).post("/api/v1/imports").then();
    }

    private static String body(String symbol, String venue, long fromMs) {
        return """
        {"instrument":"%s","venue":"%s","interval":"1m","fromMs":%d,"toMs":%d}
        """
                .formatted(symbol, venue, fromMs, fromMs + BARS * Tape.MINUTE);
    }

    private JsonPath get(String id) {
        return api.as(Role.VIEWER).get("/api/v1/imports/" + id).jsonPath();
    }

    private JsonPath awaitEnd(String id) {
        Instant end = Instant.now().plusSeconds(90);
        JsonPath job = get(id);
        while (job.getString("state").equals("RUNNING") && Instant.now().isBefore(end)) {
            pause();
            job = get(id);
        }
        return job;
    }

    private int asked(String what, String symbol) {
        return Integer.parseInt(
                given().baseUri(config.exchange().binanceUrl().toString())
                        .get("/" + what + "?symbol=" + symbol)
                        .asString());
    }

    // What a kill leaves: the row as of the last commit, owned by a worker that is no more.
    private void loseWorker(String id) {
        String sql =
                "update exchange_import set lease_owner = gen_random_uuid(),"
                        + " lease_until = now() - interval '1 s' where id = ?";
        TenantScope.run(
                new TenantId("alpha"),
                () -> QuarkusTransaction.requiringNew().run(() -> execute(sql, id)));
    }

    private void execute(String sql, String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
