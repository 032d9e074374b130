package io.credence.platform.testkit.postgres;

import io.credence.platform.testkit.FreePort;
import io.credence.platform.testkit.TemporaryFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// PostgreSQL on a loopback port. Everybody needs a password, the superuser too, so that other
/// users of the machine cannot read along.
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final String superuserPassword;
    private final @Nullable Path temporary;

    private EmbeddedPostgresServer(
            EmbeddedPostgres server, String superuserPassword, @Nullable Path temporary) {
        this.server = server;
        this.superuserPassword = superuserPassword;
        this.temporary = temporary;
    }

    /// Starts on `dataDir`, which is created on the first start and keeps its databases. Beside it
    /// lie `<dataDir>.password` (superuser, owner-only) and `<dataDir>.log`.
    public static EmbeddedPostgresServer start(Path dataDir, int port) {
        OrphanedPostmaster.stop(dataDir);
        SuperuserPassword password = SuperuserPassword.beside(dataDir);
        return start(dataDir, port, password, null);
    }

    /// Starts on a free port; all data is gone after `close`.
    public static EmbeddedPostgresServer startTemporary() {
        Path folder = TemporaryFolder.create("postgres");
        Path dataDir = folder.resolve("data");
        return start(dataDir, FreePort.find(), SuperuserPassword.beside(dataDir), folder);
    }

    private static EmbeddedPostgresServer start(
            Path dataDir, int port, SuperuserPassword password, @Nullable Path temporary) {
        Path log = dataDir.resolveSibling(dataDir.getFileName() + ".log");
        try {
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(dataDir)
                            .setCleanDataDirectory(temporary != null)
                            .setPort(port)
                            // Whoever starts a server closes it, after those who use it; a second
                            // closer at the exit of the JVM would race with the first.
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(STARTUP)
                            .setConnectConfig("password", password.value())
                            // Later options win over the "-A trust" and "-F" (no fsync) of the
                            // library: initdb asks for passwords, kept data survives a power cut.
                            .setLocaleConfig("auth", "scram-sha-256")
                            .setLocaleConfig("pwfile", password.file().toString())
                            .setLocaleConfig("locale", "C")
                            .setServerConfig("fsync", temporary != null ? "off" : "on")
                            .setServerConfig("max_connections", "150")
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("timezone", "UTC")
                            .setOutputRedirector(Redirect.appendTo(log.toFile()))
                            .setErrorRedirector(Redirect.appendTo(log.toFile()));
            return new EmbeddedPostgresServer(builder.start(), password.value(), temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start, see " + log, e);
        }
    }

    /// Stops a server on `dataDir` that nobody can close any more, such as one whose start was
    /// interrupted.
    public static void stopOrphan(Path dataDir) {
        OrphanedPostmaster.stop(dataDir);
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /// Creates or updates the database `name` with its roles `<name>_owner` and `<name>_app`.
    public void createDatabase(String name, String ownerPassword, String appPassword) {
        new DatabaseBootstrap(this).create(name, ownerPassword, appPassword);
    }

    Connection superuser(String database) throws SQLException {
        return server.getDatabase("postgres", database, Map.of("password", superuserPassword))
                .getConnection();
    }

    /// Stops the server (fast shutdown: open transactions roll back).
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (temporary != null) {
            TemporaryFolder.delete(temporary);
        }
    }
}
