package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.process.ServiceProcess;
import io.credence.training.api.TrainingRunChanged;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged orchestrator, by SIGKILL, before and after each side effect of a run that
/// succeeds and of one that is cancelled: a database transaction, a record to Kafka, the dataset
/// asked for, the Job made, ended, let go. Whatever the point, there is one run, one Job, one event
/// of each state, and nothing left over.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunChaos {

    private static final OrchestratorClient ALPHA = new OrchestratorClient("alpha");
    private static final long LAST_EFFECT_SECONDS = 10;
    private static final long PATIENCE_MS = 60_000;

    private final OrchestratorHost host = new OrchestratorHost();
    private final Map<String, String> settings = new HashMap<>();
    @TempDir private static Path control;
    private @Nullable Chaos chaos;
    private @Nullable ServiceProcess orchestrator;

    /// What makes the orchestrator use the launcher, beside what every orchestrator is told.
    abstract Map<String, String> startLauncher(Map<String, String> orchestrator);

    /// The launcher's side effects.
    abstract List<Site> sites();

    /// As often as the run has a Job, in whatever state.
    abstract int jobsOf(String id) throws Exception;

    /// Whether nothing of the Job is at work, and nothing holds it any more.
    abstract boolean isLetGo(String id) throws Exception;

    @BeforeAll
    void start() throws Exception {
        settings.putAll(host.settings());
        settings.putAll(startLauncher(settings));
        settings.put("credence.training.snapshot-hold", "1s");
        settings.put("credence.training.launch-hold", "1s");
        RestAssured.port = OrchestratorHost.port(settings);
        List<Site> all = new ArrayList<>(Site.DATABASE_AND_KAFKA);
        all.add(
                Site.effect(
                        "io.credence.training.app.client.FeatureServiceDatasets",
                        "snapshot",
                        "dataset request"));
        all.add(
                Site.effect(
                        "io.credence.training.app.workspace.RunDirectories",
                        "delete",
                        "run cleanup"));
        all.addAll(sites());
        chaos = Chaos.at(control, all);
        launch();
    }

    @AfterAll
    void stop() throws Exception {
        RestAssured.reset();
        if (orchestrator != null) {
            orchestrator.kill();
        }
        host.close();
    }

    @Test
    void shouldRunOnceWhereverItIsKilled() throws Exception {
        // Given: what a run does when nobody disturbs it
        List<Chaos.Arming> points = undisturbed("patient");

        // When
        List<String> killed = killAtEach(points, "patient");

        // Then: points that depend on timing may be missed, none of the run's own
        assertThat(killed)
                .contains(
                        "before commit of outbox, training_run",
                        "after commit of outbox, training_run",
                        "before Kafka send",
                        "after Kafka send",
                        "before dataset request",
                        "after dataset request",
                        "before job create",
                        "after job create",
                        "before job release",
                        "after job release",
                        "before run cleanup",
                        "after run cleanup");
        shouldLeaveNothing();
    }

    @Test
    void shouldEndOnceWhereverItIsKilled() throws Exception {
        // Given: what it does for a run that is cancelled, beside what it does for any
        List<Chaos.Arming> points = undisturbed("hang");
        points.removeIf(arming -> !arming.point().contains("terminate"));

        // When
        List<String> killed = killAtEach(points, "hang");

        // Then
        assertThat(killed).contains("before job terminate", "after job terminate");
        shouldLeaveNothing();
    }

    private void shouldLeaveNothing() throws Exception {
        assertThat(number("select count(*) from outbox")).isZero();
        assertThat(number("select count(*) from training_attempt where ended_at is null")).isZero();
        assertThat(
                        number(
                                """
                                select count(*) from training_run
                                where state not in ('SUCCEEDED', 'CANCELLED')\
                                """))
                .isZero();
    }

    private List<Chaos.Arming> undisturbed(String mode) throws Exception {
        chaos().forget();
        String key = UUID.randomUUID().toString();
        check("nothing", mode, key, request(mode, key));
        Thread.sleep(1000);
        return new ArrayList<>(chaos().armings());
    }

    private List<String> killAtEach(List<Chaos.Arming> points, String mode) throws Exception {
        List<String> killed = new ArrayList<>();
        for (Chaos.Arming point : points) {
            if (killAt(point, mode)) {
                killed.add(point.toString());
            }
        }
        System.out.printf("killed at %d of %d points: %s%n", killed.size(), points.size(), killed);
        return killed;
    }

    /// False if the run never came to that point.
    private boolean killAt(Chaos.Arming arming, String mode) throws Exception {
        String point = arming.toString();
        chaos().arm(arming);
        String key = UUID.randomUUID().toString();
        String id = null;
        try {
            id = request(mode, key);
            end(mode, id);
            running().endsWithin(LAST_EFFECT_SECONDS);
        } catch (Exception unanswered) {
            assertThat(running().endsWithin(LAST_EFFECT_SECONDS))
                    .as(unanswered.toString())
                    .isTrue();
        }
        boolean hit = chaos().hit();
        chaos().disarm();
        if (!running().process().isAlive()) {
            launch();
        }
        // A pipeline that got no answer asks again with its key.
        String again = request(mode, key);
        if (id != null) {
            assertThat(again).as(point).isEqualTo(id);
        }
        check(point, mode, key, again);
        return hit;
    }

    private static JsonPath end(String mode, String id) throws Exception {
        if (mode.equals("hang")) {
            JsonPath run = ALPHA.await(id, now -> now.get("progress") != null || isOver(now));
            if (!isOver(run)) {
                // A conflict, if a cancellation from before the kill ends it just now.
                ALPHA.askToCancel(id).then().statusCode(oneOf(202, 409));
            }
        }
        return ALPHA.awaitEnd(id);
    }

    private static boolean isOver(JsonPath run) {
        return !OrchestratorClient.ACTIVE.contains(run.getString("state"));
    }

    private void check(String point, String mode, String key, String id) throws Exception {
        String last = mode.equals("hang") ? "CANCELLED" : "SUCCEEDED";
        JsonPath run = end(mode, id);
        assertThat(run.getString("state")).as(point + run.prettify()).isEqualTo(last);
        assertThat(run.getInt("attempt")).as(point).isEqualTo(1);
        assertThat(
                        number(
                                "select count(*) from training_run where idempotency_key = '%s'"
                                        .formatted(key)))
                .as(point)
                .isEqualTo(1);
        assertThat(jobsOf(id)).as(point).isEqualTo(1);
        await(point, () -> isLetGoNow(id));
        shouldHaveToldEachStateOnce(point, id, last);
    }

    private boolean isLetGoNow(String id) {
        try {
            return number(
                                    """
                                    select count(*) from training_attempt
                                    where run_id = '%s' and ended_at is null\
                                    """
                                            .formatted(id))
                            == 0
                    && isLetGo(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void shouldHaveToldEachStateOnce(String point, String id, String last)
            throws Exception {
        List<String> states =
                RunEventLog.at(Objects.requireNonNull(settings.get("kafka.bootstrap.servers")))
                        .byId(id, last)
                        .values()
                        .stream()
                        .filter(event -> event.progress() == null || event.state().equals(last))
                        .map(TrainingRunChanged::state)
                        .toList();
        assertThat(Collections.frequency(states, last)).as(point + states).isEqualTo(1);
        assertThat(states).as(point).startsWith("REQUESTED", "QUEUED", "RUNNING");
    }

    private static String request(String mode, String key) {
        return ALPHA.post(key, OrchestratorClient.body(mode, "BTC-USD"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void await(String what, BooleanSupplier condition) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!condition.getAsBoolean()) {
            assertThat(System.currentTimeMillis()).as(what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void launch() throws Exception {
        orchestrator = ServiceProcess.start(settings, chaos().jvmOptions());
    }

    private Chaos chaos() {
        return Objects.requireNonNull(chaos);
    }

    private ServiceProcess running() {
        return Objects.requireNonNull(orchestrator);
    }

    private long number(String sql) throws Exception {
        try (Connection connection = host.database();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
