package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.api.FeatureRowComputed;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Servers
class ReplayIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject AgroalDataSource database;

    @Test
    void shouldPublishStoredRowsInOrderAfterTheWarmUpOnes() {
        // Given
        api.createInstrument("REPLAY-USD");
        api.importBars("REPLAY-USD", "1m", Tape.bars(13L, 400)).statusCode(200);
        try (Rows rows = new Rows()) {
            // When
            String id = start("REPLAY-USD", 200, 350, 0);
            JsonPath end = awaitEnd(id);
            // Then
            assertThat(end.getString("state")).isEqualTo("COMPLETED");
            assertThat(end.getLong("published")).isEqualTo(64 + 150);
            assertThat(end.getLong("total")).isEqualTo(64 + 150);
            List<FeatureRowComputed> published = rows.await(214, row -> row.stream().equals(id));
            assertThat(published).hasSize(214);
            for (int i = 0; i < 214; i++) {
                FeatureRowComputed row = published.get(i);
                assertThat(row.bar().openTimeMs())
                        .isEqualTo(Tape.START_MS + (136 + i) * Tape.MINUTE);
                assertThat(row.warm()).isTrue();
            }
            long lastMs = published.get(213).bar().openTimeMs();
            JsonPath last =
                    api.read(
                            "/api/v1/instruments/REPLAY-USD/features?interval=1m&from_ms=%d&to_ms=%d"
                                    .formatted(lastMs, lastMs + 1));
            assertThat(published.get(213).values().toString())
                    .isEqualTo(last.getList("values[0]", Double.class).toString());
        }
    }

    @Test
    void shouldGoOnWhereACrashedWorkerLeftWithoutRepeatingARow() {
        // Given a slow replay whose worker vanishes in the middle: its lease is another's and over.
        // There is no hurry to catch it there, and what is left need not be slow.
        api.createInstrument("CRASH-USD");
        api.importBars("CRASH-USD", "1m", Tape.bars(14L, 400)).statusCode(200);
        try (Rows rows = new Rows()) {
            String id = start("CRASH-USD", 200, 400, 10);
            Instant end = Instant.now().plusSeconds(60);
            while (published(id) < 80 && Instant.now().isBefore(end)) {
                rows.poll(Duration.ofMillis(50));
            }
            // When
            long before = loseWorker(id);
            JsonPath done = awaitEnd(id);
            // Then
            assertThat(before).isBetween(80L, 263L);
            assertThat(done.getString("state")).isEqualTo("COMPLETED");
            assertThat(done.getLong("published")).isEqualTo(264);
            List<FeatureRowComputed> published = rows.await(264, row -> row.stream().equals(id));
            rows.poll(Duration.ofSeconds(1));
            assertThat(rows.matching(row -> row.stream().equals(id))).hasSize(264);
            Set<Long> times =
                    published.stream()
                            .map(row -> row.bar().openTimeMs())
                            .collect(Collectors.toSet());
            assertThat(times).hasSize(264);
            assertThat(published).allMatch(FeatureRowComputed::warm);
        }
    }

    @Test
    void shouldRefuseARangeWithoutBarsAndHideAReplayFromAnotherTenant() {
        // Given
        api.createInstrument("EMPTY-USD");
        // When / Then
        api.json(Role.TRADER)
                .body(body("EMPTY-USD", 0, 10, 0))
                .post("/api/v1/replays")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("NOT_ENOUGH_DATA"));
        api.json(Role.TRADER)
                .body(body("EMPTY-USD", 0, 10, -1))
                .post("/api/v1/replays")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("barsPerSecond"));
        api.importBars("EMPTY-USD", "1m", Tape.bars(15L, 20)).statusCode(200);
        String id = start("EMPTY-USD", 0, 10, 0);
        FeatureApi.BETA.as(Role.VIEWER).get("/api/v1/replays/" + id).then().statusCode(404);
    }

    @Test
    void shouldLetTheCallerChooseTheStreamOnce() {
        // Given
        api.createInstrument("CHOSEN-USD");
        api.importBars("CHOSEN-USD", "1m", Tape.bars(19L, 20)).statusCode(200);
        String id = UUID.randomUUID().toString();
        String body = body("CHOSEN-USD", 0, 10, 0).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        // When / Then
        api.json(Role.TRADER)
                .body(body)
                .post("/api/v1/replays")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));
        api.json(Role.TRADER)
                .body(body)
                .post("/api/v1/replays")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("RESOURCE_CONFLICT"));
        api.json(Role.TRADER)
                .body(body.replace(id, "mine"))
                .post("/api/v1/replays")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("id"));
    }

    private String start(String symbol, int fromBar, int toBar, int barsPerSecond) {
        return api.json(Role.TRADER)
                .body(body(symbol, fromBar, toBar, barsPerSecond))
                .post("/api/v1/replays")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String body(String symbol, int fromBar, int toBar, int barsPerSecond) {
        return """
        {"instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,"barsPerSecond":%d}
        """
                .formatted(
                        symbol,
                        Tape.START_MS + fromBar * Tape.MINUTE,
                        Tape.START_MS + toBar * Tape.MINUTE,
                        barsPerSecond);
    }

    private JsonPath awaitEnd(String id) {
        Instant end = Instant.now().plusSeconds(90);
        JsonPath replay = get(id);
        while (replay.getString("state").equals("RUNNING") && Instant.now().isBefore(end)) {
            pause();
            replay = get(id);
        }
        return replay;
    }

    private long published(String id) {
        return get(id).getLong("published");
    }

    private JsonPath get(String id) {
        return api.as(Role.VIEWER).get("/api/v1/replays/" + id).jsonPath();
    }

    // What a kill leaves: the row as of the last commit, owned by a worker that is no more.
    private long loseWorker(String id) {
        String sql =
                "update replay set lease_owner = gen_random_uuid(), bars_per_second = 0,"
                        + " lease_until = now() - interval '1 s' where id = ?";
        TenantScope.run(
                new TenantId("alpha"),
                () -> QuarkusTransaction.requiringNew().run(() -> execute(sql, id)));
        return published(id);
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
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
