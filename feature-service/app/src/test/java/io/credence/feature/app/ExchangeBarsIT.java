package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Imports bars through the real client from a stand-in for the exchange, a hundred at a time.
@QuarkusTest
@Servers
class ExchangeBarsIT {

    private final FeatureApi api = FeatureApi.ALPHA;
    private final ExchangeImportApi imports = new ExchangeImportApi();

    @Inject AgroalDataSource database;

    @Test
    void shouldTakeARangePageByPageAndSayHowFarItIs() {
        // Given
        api.createInstrument("CALM-USDT", "binance");
        // When
        JsonPath done = imports.awaitEnd(imports.startBars("CALM-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("rows")).isEqualTo(ExchangeImportApi.PRESENT);
        assertThat(done.getInt("inserted")).isEqualTo(ExchangeImportApi.PRESENT);
        assertThat(done.getInt("estimatedBars")).isEqualTo(ExchangeImportApi.BARS);
        assertThat(api.countBars("CALM-USDT", "1m")).isEqualTo(ExchangeImportApi.PRESENT);
        JsonPath quality = api.read("/api/v1/instruments/CALM-USDT/quality?interval=1m");
        assertThat(quality.getInt("gapCount")).isEqualTo(1);
        assertThat(quality.getInt("missingBars")).isEqualTo(RecordedExchange.HOLE_BARS);
        // And a second time nothing is new
        JsonPath again = imports.awaitEnd(imports.startBars("CALM-USDT"));
        assertThat(again.getInt("rows")).isEqualTo(ExchangeImportApi.PRESENT);
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
    void shouldFindWhatIsWrongAcrossThePagesEdges() {
        // Given
        api.createInstrument("EDGE-USDT", "binance");
        // When
        JsonPath done = imports.awaitEnd(imports.startBars("EDGE-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("rows")).isEqualTo(ExchangeImportApi.PRESENT);
        assertThat(done.getInt("inserted"))
                .isEqualTo(ExchangeImportApi.PRESENT - RecordedExchange.OUTAGE_BARS);
        JsonPath quality = api.read("/api/v1/instruments/EDGE-USDT/quality?interval=1m");
        assertThat(quality.getList("findings", Finding.class))
                .containsExactly(
                        new Finding(
                                "INTERPOLATED",
                                bar(RecordedExchange.OUTAGE),
                                bar(RecordedExchange.OUTAGE + RecordedExchange.OUTAGE_BARS - 1),
                                RecordedExchange.OUTAGE_BARS,
                                RecordedExchange.OUTAGE_BARS),
                        new Finding("SPIKE", bar(188), bar(188), 1, 0),
                        new Finding("SPIKE", bar(200), bar(200), 1, 0),
                        new Finding(
                                "REPEATED",
                                bar(RecordedExchange.REPEATED),
                                bar(RecordedExchange.REPEATED + RecordedExchange.REPEATED_BARS - 1),
                                RecordedExchange.REPEATED_BARS,
                                0));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Finding(String kind, long fromMs, long toMs, int bars, int quarantinedBars) {}

    private static long bar(long index) {
        return RecordedExchange.FIRST_MS + index * Tape.MINUTE;
    }

    @Test
    void shouldGoOnAfterALostWorkerWithoutLosingOrRepeatingABar() {
        // Given an import whose worker vanishes while the exchange takes its time for a page
        api.createInstrument("SLOW-USDT", "binance");
        String id = imports.startBars("SLOW-USDT");
        imports.awaitRows(id, 200);
        // When
        loseWorker(id);
        int before = imports.get(id).getInt("rows");
        int _ = ExchangeImportApi.exchange("release", "SLOWUSDT");
        JsonPath done = imports.awaitEnd(id);
        // Then
        assertThat(before).isBetween(200, ExchangeImportApi.PRESENT - 100);
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("rows")).isEqualTo(ExchangeImportApi.PRESENT);
        assertThat(done.getInt("inserted")).isEqualTo(ExchangeImportApi.PRESENT);
        assertThat(api.countBars("SLOW-USDT", "1m")).isEqualTo(ExchangeImportApi.PRESENT);
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

    @Test
    void shouldStopWhenCalledOff() throws InterruptedException {
        // Given an import in the middle, whose exchange takes its time for a page
        api.createInstrument("SLOW2-USDT", "binance");
        String id = imports.startBars("SLOW2-USDT");
        imports.awaitRows(id, 200);
        while (ExchangeImportApi.exchange("requests", "SLOW2USDT") <= 3) {
            ExchangeImportApi.pause();
        }
        // When
        api.json(Role.TRADER)
                .post("/api/v1/imports/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        // Then the page that was asked for is not stored any more
        int bars = api.countBars("SLOW2-USDT", "1m");
        int _ = ExchangeImportApi.exchange("release", "SLOW2USDT");
        Thread.sleep(600);
        assertThat(imports.get(id).getString("state")).isEqualTo("CANCELLED");
        assertThat(api.countBars("SLOW2-USDT", "1m"))
                .isEqualTo(bars)
                .isLessThan(ExchangeImportApi.PRESENT);
    }

    @Test
    void shouldAskOnlyExchangesThatTheInstallationKnows() {
        // Given
        api.createInstrument("OTHER-USDT", "bitstamp");
        api.createInstrument("CALM2-USDT", "binance");
        // When / Then
        imports.post(ExchangeImportApi.bars("OTHER-USDT", "http://169.254.169.254", Tape.START_MS))
                .statusCode(400)
                .body("detail", containsString("venue must be an exchange of this installation"));
        imports.post(ExchangeImportApi.bars("OTHER-USDT", "binance", Tape.START_MS))
                .statusCode(400)
                .body("detail", containsString("venue must be the instrument's, bitstamp"));
        imports.post(ExchangeImportApi.bars("CALM2-USDT", "binance", System.currentTimeMillis()))
                .statusCode(400)
                .body("detail", containsString("toMs must not be after the newest closed bar"));
        FeatureApi.BETA
                .as(Role.VIEWER)
                .get("/api/v1/imports/" + imports.startBars("CALM2-USDT"))
                .then()
                .statusCode(404);
    }
}
