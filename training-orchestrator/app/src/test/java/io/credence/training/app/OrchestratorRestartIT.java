package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.process.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Kills and restarts the packaged service, with a database of its own: no other orchestrator may
/// take its work.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrchestratorRestartIT {

    private static final OrchestratorClient ALPHA = new OrchestratorClient("alpha");

    private final OrchestratorHost host = new OrchestratorHost();
    private Map<String, String> settings = Map.of();
    private @Nullable ServiceProcess orchestrator;

    @AfterAll
    void stopServers() {
        host.close();
    }

    @BeforeEach
    void start() throws Exception {
        settings = host.settings();
        RestAssured.port = OrchestratorHost.port(settings);
        orchestrator = ServiceProcess.start(settings);
    }

    @AfterEach
    void stop() throws Exception {
        ALPHA.endAll();
        running().kill();
        RestAssured.reset();
    }

    @Test
    void shouldFindItsJobAgainAfterAKill() throws Exception {
        // Given
        String id = ALPHA.start("wait");
        ALPHA.await(id, run -> run.get("progress") != null);

        // When
        running().kill();
        orchestrator = ServiceProcess.start(settings);

        // Then: it neither launches a second Job nor gives the first one up
        assertThat(ALPHA.get(id).getString("state")).isEqualTo("RUNNING");
        Thread.sleep(3000);
        go(id);
        JsonPath run = ALPHA.awaitEnd(id);
        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(run.getInt("attempt")).isEqualTo(1);
        assertThat(launches(id)).hasSize(1);
    }

    @Test
    void shouldLearnHowAJobEndedWhileItWasAway() throws Exception {
        // Given
        String id = ALPHA.start("hang");
        ALPHA.await(id, run -> run.get("progress") != null);
        running().kill();

        // When
        long pid = Long.parseLong(launches(id).getFirst().split(" ", -1)[1]);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        orchestrator = ServiceProcess.start(settings);

        // Then
        JsonPath run = ALPHA.await(id, now -> now.getInt("attempt") == 2);
        assertThat(run.getString("state")).isIn("QUEUED", "RUNNING");
    }

    @Test
    void shouldTakeItsJobsAlongWhereThatIsSetAndGoOnLater() throws Exception {
        // Given
        running().kill();
        settings.put("credence.training.terminate-jobs-on-shutdown", "true");
        orchestrator = ServiceProcess.start(settings);
        String id = ALPHA.start("wait");
        ALPHA.await(id, run -> run.get("progress") != null);

        // When
        running().stop();

        // Then
        assertThat(job(id, 1).resolve("exit")).hasContent("143");

        // And
        settings.remove("credence.training.terminate-jobs-on-shutdown");
        orchestrator = ServiceProcess.start(settings);
        ALPHA.await(id, run -> run.getInt("attempt") == 2 && run.get("progress") != null);
        go(id);
        assertThat(ALPHA.awaitEnd(id).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(launches(id)).hasSize(2);
    }

    private ServiceProcess running() {
        return Objects.requireNonNull(orchestrator);
    }

    private Path job(String id, int attempt) {
        return OrchestratorHost.job(settings, id, attempt);
    }

    private List<String> launches(String id) throws Exception {
        return OrchestratorHost.launches(settings, id);
    }

    private void go(String id) throws Exception {
        OrchestratorHost.go(settings, id);
    }
}
