package io.credence.training.app;

import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.training.app.config.TrainingConfig;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.fake.FakeTrainer;
import io.credence.training.app.fake.FakeTrainerResource;
import io.credence.training.app.fake.FeatureServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// The service under test and what it needs.
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(FakeTrainerResource.class)
@QuarkusTestResource(FeatureServiceResource.class)
abstract class OrchestratorSetup {

    static final OrchestratorClient ALPHA = new OrchestratorClient("alpha");
    static final OrchestratorClient BETA = new OrchestratorClient("beta");

    @Inject TrainingConfig config;

    @AfterEach
    void freeTheSlot() throws InterruptedException {
        ALPHA.endAll();
        BETA.endAll();
    }

    Path runFolder(String id) {
        return Path.of(config.workDirectory(), "runs", id);
    }

    Path jobFolder(String id, int attempt) {
        return Path.of(
                config.workDirectory(), "jobs", new JobKey(UUID.fromString(id), attempt).name());
    }

    /// One line per trainer that ever started for the run.
    List<String> launches(String id) throws IOException {
        Path file = FakeTrainer.launches(runFolder(id));
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    void go(String id) throws IOException {
        Files.createFile(runFolder(id).resolve(FakeTrainer.GO));
    }
}
