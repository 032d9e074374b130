package io.credence.training.app;

import io.credence.platform.testkit.postgres.EmbeddedPostgresServer;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.fake.FakeTrainer;
import io.credence.training.app.fake.FakeTrainerResource;
import io.credence.training.app.fake.FeatureServiceResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A machine for orchestrators that are processes, with a database of its own: no other
/// orchestrator may take their work.
final class OrchestratorHost implements AutoCloseable {

    private static final String PASSWORD = "owner";

    private final FeatureServiceResource features = new FeatureServiceResource();
    private final EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startTemporary();
    private final Map<String, String> servers = new HashMap<>();

    OrchestratorHost() {
        postgres.createDatabase("training", PASSWORD, "app");
        servers.put("credence.db.host", "127.0.0.1");
        servers.put("credence.db.port", Integer.toString(postgres.port()));
        servers.put("credence.db.owner-password", PASSWORD);
        servers.put("credence.db.app-password", "app");
        servers.put("credence.paging.secret", "what every replica knows of pages");
        servers.putAll(new KafkaResource().start());
        servers.putAll(new OidcResource().start());
        servers.putAll(features.start());
    }

    /// What an orchestrator with a fresh work directory and a port of its own is told.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(servers);
        settings.putAll(new FakeTrainerResource().start());
        settings.put("quarkus.http.port", settings.get("quarkus.http.test-port"));
        return settings;
    }

    static int port(Map<String, String> settings) {
        return Integer.parseInt(settings.get("quarkus.http.port"));
    }

    /// Sees the rows of all tenants, and may lock tables.
    Connection database() throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        postgres.jdbcUrl("training"), "training_owner", PASSWORD);
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
        postgres.close();
    }
}
