package io.credence.training.app;

import io.credence.platform.testkit.process.ServiceHost;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.fake.FakeTrainer;
import io.credence.training.app.fake.FakeTrainerResource;
import io.credence.training.app.fake.FeatureServiceResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A machine for orchestrators that are processes, and their work directories.
final class OrchestratorHost implements AutoCloseable {

    private final FeatureServiceResource features = new FeatureServiceResource();
    private final Map<String, String> upstreams = features.start();
    private final ServiceHost host = new ServiceHost("training");

    /// What an orchestrator with a fresh work directory and a port of its own is told.
    Map<String, String> settings() {
        Map<String, String> settings = host.settings();
        settings.put("credence.paging.secret", "what every replica knows of pages");
        settings.putAll(upstreams);
        settings.putAll(new FakeTrainerResource().start());
        settings.put("quarkus.http.port", settings.get("quarkus.http.test-port"));
        return settings;
    }

    static int port(Map<String, String> settings) {
        return Integer.parseInt(settings.get("quarkus.http.port"));
    }

    /// Sees the rows of all tenants, and may lock tables.
    Connection database() throws SQLException {
        Connection connection = host.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('credence.scope', 'system', false)");
        }
        return connection;
    }

    /// One line per trainer that ever started for the run.
    static List<String> launches(Map<String, String> settings, String run) throws IOException {
        Path file = FakeTrainer.launches(work(settings).resolve("runs").resolve(run));
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    static Path job(Map<String, String> settings, String run, int attempt) {
        return work(settings)
                .resolve("jobs")
                .resolve(new JobKey(UUID.fromString(run), attempt).name());
    }

    /// Lets a waiting trainer go on.
    static void go(Map<String, String> settings, String run) throws IOException {
        Files.createFile(work(settings).resolve("runs").resolve(run).resolve(FakeTrainer.GO));
    }

    private static Path work(Map<String, String> settings) {
        return Path.of(settings.get("credence.training.work-directory"));
    }

    @Override
    public void close() {
        features.stop();
        host.close();
    }
}
