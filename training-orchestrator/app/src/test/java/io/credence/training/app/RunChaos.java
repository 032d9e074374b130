package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.process.KillableService;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged orchestrator, by SIGKILL, before and after each side effect of a run that
/// succeeds and of one that is cancelled: a database transaction, a record to Kafka, the dataset
/// asked for, the Job made, ended, let go. Whatever the point, there is one run, one Job, one event
/// of each state, and nothing left over.
@Tag("chaos")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunChaos {

    private static final OrchestratorClient ALPHA = new OrchestratorClient("alpha");
    private static final long PATIENCE_MS = 60_000;

    private final OrchestratorHost host = new OrchestratorHost();
    private final Map<String, String> settings = new HashMap<>();
    @TempDir private static Path control;
    private @Nullable Chaos chaos;
    private @Nullable KillableService orchestrator;
    private String key = "";
    private @Nullable String id;

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
        orchestrator = new KillableService(settings, chaos);
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
        // Given: what a run does when nobody disturbs it; the last word of it is its end
        undisturbed("patient");
        List<Chaos.Arming> points = chaos().armings(RunChaos::tellsAState);

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
                        "after run cleanup")
                .containsAll(ends(points));
        shouldLeaveNothing();
    }

    @Test
    void shouldEndOnceWhereverItIsKilled() throws Exception {
        // Given: what it does once a run is cancelled, beside what it does for any
        undisturbed("hang");
        List<Chaos.Arming> points = chaos().armings(RunChaos::tellsAState);
        points.removeIf(
                arming -> !arming.point().contains("terminate") && !tellsAState(arming.point()));

        // When
        List<String> killed = killAtEach(points, "hang");

        // Then
        assertThat(killed)
                .contains("before job terminate", "after job terminate")
                .containsAll(ends(points));
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

    private static boolean tellsAState(String point) {
        return point.endsWith("outbox, training_run") || point.endsWith("Kafka send");
    }

    /// The transactions in which the run came to its last state.
    private static List<String> ends(List<Chaos.Arming> points) {
        Map<String, String> last = new HashMap<>();
        points.stream()
                .filter(arming -> arming.point().endsWith("outbox, training_run"))
                .forEach(arming -> last.put(arming.point(), arming.toString()));
        assertThat(last).as(points.toString()).hasSize(2);
        return List.copyOf(last.values());
    }

    private void undisturbed(String mode) throws Exception {
        chaos().forget();
        key = UUID.randomUUID().toString();
        String run = begin(mode, null);
        check("nothing", mode, key, run);
        Thread.sleep(1000);
    }

    /// A run that hangs is disturbed from when it is at work.
    private String begin(String mode, Chaos.@Nullable Arming point) throws Exception {
        if (!mode.equals("hang")) {
            return request(mode, key);
        }
        chaos().disarm();
        String run = request(mode, key);
        id = run;
        ALPHA.await(run, now -> now.get("progress") != null || isOver(now));
        chaos().forget();
        if (point != null) {
            chaos().arm(point);
        }
        return run;
    }

    private List<String> killAtEach(List<Chaos.Arming> points, String mode) throws Exception {
        return orchestrator()
                .killAtEach(points, point -> run(point, mode), point -> runAgain(point, mode));
    }

    private void run(Chaos.Arming point, String mode) throws Exception {
        key = UUID.randomUUID().toString();
        id = null;
        try {
            id = begin(mode, point);
            end(mode, id);
        } catch (Exception unanswered) {
            assertThat(orchestrator().dies()).as(unanswered.toString()).isTrue();
        }
        // The last effects of a run come after its end.
        orchestrator().dies();
    }

    /// A pipeline that got no answer asks again with its key.
    private void runAgain(Chaos.Arming point, String mode) throws Exception {
        String again = request(mode, key);
        if (id != null) {
            assertThat(again).as("%s", point).isEqualTo(id);
        }
        check(point.toString(), mode, key, again);
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

    private Chaos chaos() {
        return Objects.requireNonNull(chaos);
    }

    private KillableService orchestrator() {
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
