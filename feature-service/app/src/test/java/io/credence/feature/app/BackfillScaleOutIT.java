package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.process.ServiceHost;
import io.credence.platform.testkit.process.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances of the packaged service, each a process, take the shards of one backfill; one is
/// killed by SIGKILL in the middle. The other takes its shards over: every row is told once.
class BackfillScaleOutIT {

    private static final int INSTRUMENTS = 8;
    private static final int BARS = 1_500;
    private static final int SLOW = 20;
    private static final long PATIENCE_MS = 240_000;

    private final ServiceHost host = new ServiceHost("feature");
    private final List<ServiceProcess> instances = new ArrayList<>();
    @TempDir private static Path artifacts;

    @AfterEach
    void stop() throws Exception {
        RestAssured.reset();
        for (ServiceProcess instance : instances) {
            instance.kill();
        }
        host.close();
    }

    @Test
    void shouldLoseNoShardWithTheInstanceThatHadIt() throws Exception {
        // Given
        startInstance();
        for (int i = 0; i < INSTRUMENTS; i++) {
            FeatureApi.ALPHA.createInstrument(symbol(i));
            FeatureApi.ALPHA.importBars(symbol(i), "1m", Tape.bars(i, BARS)).statusCode(200);
        }
        startInstance();
        String brokers = Objects.requireNonNull(host.settings().get("kafka.bootstrap.servers"));
        try (Rows rows = new Rows(brokers)) {
            // When
            String id =
                    FeatureApi.ALPHA
                            .json(Role.TRADER)
                            .body(BackfillIT.body("", 0, BARS))
                            .post("/api/v1/backfills")
                            .then()
                            .statusCode(202)
                            .extract()
                            .path("id");
            // Slow until both have something to do, however late one of them comes to it.
            setPace(SLOW);
            long end = System.currentTimeMillis() + PATIENCE_MS;
            while (number("count(distinct lease_owner)") < 2
                    || number("count(distinct published)") < 2) {
                assertThat(System.currentTimeMillis()).isLessThan(end);
                Thread.sleep(20);
            }
            assertThat(get(id).getString("state")).isEqualTo("RUNNING");
            instances.removeFirst().kill();
            long orphaned =
                    number("count(*) filter (where state = 'RUNNING' and lease_owner is not null)");
            setPace(0);
            while (get(id).getString("state").equals("RUNNING")) {
                assertThat(System.currentTimeMillis()).isLessThan(end);
                Thread.sleep(100);
            }

            // Then
            JsonPath done = get(id);
            assertThat(orphaned).isPositive();
            assertThat(done.getString("state")).isEqualTo("COMPLETED");
            assertThat(done.getInt("published")).isEqualTo(INSTRUMENTS * BARS);
            for (int i = 0; i < INSTRUMENTS; i++) {
                String symbol = symbol(i);
                List<FeatureRowComputed> told =
                        rows.await(BARS, row -> row.instrument().equals(symbol));
                SingleFold.shouldBeOf(MarketStream.bars(Tape.bars(i, BARS)), told);
            }
        }
    }

    private static String symbol(int i) {
        return "SHARD" + i + "-USD";
    }

    private static JsonPath get(String id) {
        return FeatureApi.ALPHA.as(Role.VIEWER).get("/api/v1/backfills/" + id).jsonPath();
    }

    private long number(String what) throws Exception {
        try (Connection connection = host.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET credence.tenant = 'alpha'");
            try (ResultSet row = statement.executeQuery("SELECT " + what + " FROM replay")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// In rows per second of each shard; 0 is as fast as it can.
    private void setPace(int pace) throws Exception {
        try (Connection connection = host.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET credence.tenant = 'alpha'");
            int shards = statement.executeUpdate("UPDATE replay SET bars_per_second = " + pace);
            assertThat(shards).isEqualTo(INSTRUMENTS);
        }
    }

    private void startInstance() throws Exception {
        Map<String, String> settings = host.settings();
        settings.put("credence.artifacts.root", artifacts.toString());
        settings.put("credence.feature.replay.lease", "2S");
        settings.put("credence.feature.replay.batch-rows", "50");
        instances.add(ServiceProcess.start(settings));
        // The last one lives.
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
    }
}
