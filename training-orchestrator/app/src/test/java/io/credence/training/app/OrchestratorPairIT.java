package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.FreePort;
import io.credence.platform.testkit.process.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Two packaged orchestrators on one machine and one database, behind one address, and kills.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrchestratorPairIT {

    private static final OrchestratorClient ALPHA = new OrchestratorClient("alpha");
    private static final ScheduleClient SCHEDULES = new ScheduleClient(ALPHA);
    private static final String YEARLY = "0 0 1 1 *";
    private static final int MOST_RUNS = 40;
    private static final long PATIENCE_MS = 240_000;

    private final OrchestratorHost host = new OrchestratorHost();
    private final List<Map<String, String>> settings = new ArrayList<>();
    private final ServiceProcess[] pair = new ServiceProcess[2];
    private ServiceAddress address;

    @BeforeAll
    void listen() throws Exception {
        Map<String, String> first = host.settings();
        Map<String, String> second = new HashMap<>(first);
        second.put("quarkus.http.port", Integer.toString(FreePort.find()));
        address =
                new ServiceAddress(
                        List.of(OrchestratorHost.port(first), OrchestratorHost.port(second)));
        for (Map<String, String> one : List.of(first, second)) {
            one.put("credence.upstream.training", "http://127.0.0.1:" + address.port());
            one.put("credence.training.max-concurrent-jobs", "3");
            // What a dead one had claimed, the other takes over after that.
            one.put("credence.training.snapshot-hold", "5s");
            one.put("credence.training.launch-hold", "5s");
            settings.add(one);
        }
    }

    @BeforeEach
    void startBoth() throws Exception {
        RestAssured.port = address.port();
        for (int i = 0; i < pair.length; i++) {
            start(i);
        }
    }

    @AfterEach
    void endRuns() throws Exception {
        SCHEDULES.deleteAll();
        ALPHA.endAll();
        RestAssured.reset();
    }

    @AfterAll
    void stopServers() throws Exception {
        for (ServiceProcess one : pair) {
            one.kill();
        }
        address.close();
        host.close();
    }

    @Test
    void shouldShareTheWorkAndGoOnWhenOneDies() throws Exception {
        // Given: a run at work, others before and behind it
        List<String> ids = start(3, "succeed");
        String waiting = ALPHA.start("wait");
        ALPHA.await(waiting, run -> run.get("progress") != null);
        List<String> behind = start(3, "succeed");
        for (int more = 0; more < MOST_RUNS && !bothHaveLaunched(); more++) {
            String id = ALPHA.start("succeed");
            ids.add(id);
            ALPHA.awaitEnd(id);
        }
        assertThat(bothHaveLaunched()).as("both take a share").isTrue();

        // When
        pair[0].kill();
        behind.addAll(start(2, "succeed"));
        OrchestratorHost.go(settings.getFirst(), waiting);

        // Then: nothing is lost, and nothing is done twice
        ids.addAll(behind);
        ids.add(waiting);
        for (String id : ids) {
            JsonPath run = ALPHA.awaitEnd(id);
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo("SUCCEEDED");
            assertThat(run.getInt("attempt")).isEqualTo(1);
            assertThat(OrchestratorHost.launches(settings.getFirst(), id)).hasSize(1);
        }
    }

    @Test
    void shouldFireEachScheduleOnceWhileOneIsKilled() throws Exception {
        for (int round = 0; round < 2; round++) {
            // Given
            List<String> names = schedules(10);

            // When: all are due at once, and the one or the other dies at it
            allDue();
            awaitFirings(1);
            pair[round].kill();

            // Then
            awaitFirings(names.size());
            assertOneRunEach(names);

            // And: not even a firing that is made due again makes a second run
            start(round);
            allDue();
            awaitFirings(names.size());
            assertOneRunEach(names);
            SCHEDULES.deleteAll();
        }
    }

    @Test
    void shouldLeaveNothingHalfWhenItDiesInTheMiddleOfAFiring() throws Exception {
        // Given: one orchestrator, whose insert of the run waits for a lock
        String name = schedules(1).getFirst();
        pair[1].kill();
        try (Connection connection = host.database();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE training_run IN SHARE MODE");
            allDue();
            await("SELECT count(*) FROM pg_locks WHERE NOT granted", 1);

            // When
            pair[0].kill();
            connection.rollback();
        }
        assertThat(count("SELECT count(*) FROM training_schedule WHERE next_fire_at > now()"))
                .isZero();
        start(1);

        // Then
        awaitFirings(1);
        assertOneRunEach(List.of(name));
    }

    private boolean bothHaveLaunched() throws IOException {
        for (ServiceProcess one : pair) {
            if (!Files.readString(one.log()).contains(": Launched[")) {
                return false;
            }
        }
        return true;
    }

    private void start(int one) throws Exception {
        if (pair[one] == null || !pair[one].process().isAlive()) {
            pair[one] = ServiceProcess.start(settings.get(one));
        }
    }

    private static List<String> start(int count, String mode) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(_ -> ALPHA.start(mode)).toList());
    }

    private static List<String> schedules(int count) {
        List<String> names =
                IntStream.range(0, count).mapToObj(_ -> "s-" + UUID.randomUUID()).toList();
        names.forEach(name -> SCHEDULES.create(name, YEARLY, "mute-crash", "START"));
        return names;
    }

    /// As if nobody had run since the year began.
    private void allDue() throws Exception {
        try (Connection connection = host.database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE training_schedule SET next_fire_at = date_trunc('year', now())");
        }
    }

    private void awaitFirings(int count) throws Exception {
        await("SELECT count(*) FROM training_schedule WHERE next_fire_at > now()", count);
    }

    private static void assertOneRunEach(List<String> names) {
        Instant newYear =
                Instant.now()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .withDayOfYear(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        for (String name : names) {
            assertThat(SCHEDULES.firings(name)).as(name).containsExactly(newYear);
        }
    }

    private void await(String query, long atLeast) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (count(query) < atLeast) {
            assertThat(System.currentTimeMillis()).as(query).isLessThan(end);
            Thread.sleep(10);
        }
    }

    private long count(String query) throws Exception {
        try (Connection connection = host.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
