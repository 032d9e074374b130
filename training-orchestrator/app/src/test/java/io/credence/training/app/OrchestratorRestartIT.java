package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.postgres.EmbeddedPostgresServer;
import io.credence.platform.testkit.process.ServiceProcess;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.fake.FakeTrainer;
import io.credence.training.app.fake.FakeTrainerResource;
import io.credence.training.app.fake.FeatureServiceResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Kills and restarts the packaged service, with a database of its own: no other orchestrator may
/// take its work.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrchestratorRestartIT {

    private static final OrchestratorClient ALPHA = new OrchestratorClient("alpha");

    private final FeatureServiceResource features = new FeatureServiceResource();
    private final EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startTemporary();
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable ServiceProcess orchestrator;

    @BeforeAll
    void startServers() {
        postgres.createDatabase("training", "owner", "app");
        settings.put("credence.db.host", "127.0.0.1");
        settings.put("credence.db.port", Integer.toString(postgres.port()));
        settings.put("credence.db.owner-password", "owner");
        settings.put("credence.db.app-password", "app");
        settings.putAll(new KafkaResource().start());
        settings.putAll(new OidcResource().start());
        settings.putAll(features.start());
    }

    @AfterAll
    void stopServers() {
        features.stop();
        postgres.close();
    }

    @BeforeEach
    void start() throws Exception {
        settings.putAll(new FakeTrainerResource().start());
        String port = settings.get("quarkus.http.test-port");
        settings.put("quarkus.http.port", port);
        RestAssured.port = Integer.parseInt(port);
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

    private Path work() {
        return Path.of(settings.get("credence.training.work-directory"));
    }

    private Path job(String id, int attempt) {
        return work().resolve("jobs").resolve(new JobKey(UUID.fromString(id), attempt).name());
    }

    private List<String> launches(String id) throws Exception {
        return Files.readAllLines(FakeTrainer.launches(work().resolve("runs").resolve(id)));
    }

    private void go(String id) throws Exception {
        Files.createFile(work().resolve("runs").resolve(id).resolve(FakeTrainer.GO));
    }
}
