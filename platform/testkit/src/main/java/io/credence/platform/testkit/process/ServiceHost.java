package io.credence.platform.testkit.process;

import io.credence.platform.testkit.FreePort;
import io.credence.platform.testkit.postgres.EmbeddedPostgresServer;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A machine for packaged services that a test may kill, with a database of its own: no other
/// instance may take their work.
public final class ServiceHost implements AutoCloseable {

    private static final String PASSWORD = "owner";

    private final EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startTemporary();
    private final Map<String, String> servers = new HashMap<>();
    private final String database;

    /// @param database the service's `credence.db.name`
    public ServiceHost(String database) {
        this.database = database;
        postgres.createDatabase(database, PASSWORD, "app");
        servers.put("credence.db.host", "127.0.0.1");
        servers.put("credence.db.port", Integer.toString(postgres.port()));
        servers.put("credence.db.owner-password", PASSWORD);
        servers.put("credence.db.app-password", "app");
        servers.putAll(new KafkaResource().start());
        servers.putAll(new OidcResource().start());
    }

    /// What a service with a port of its own is told of its servers.
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(servers);
        settings.put("quarkus.http.port", Integer.toString(FreePort.find()));
        return settings;
    }

    /// As the owner of the tables, whom policies hold too.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(database), database + "_owner", PASSWORD);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
