package io.credence.platform.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.testkit.FreePort;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

    @TempDir Path folder;

    @Test
    void shouldKeepDataAcrossRestartsAndLimitTheAppRole() throws SQLException {
        // Given
        Path dataDir = folder.resolve("pg");
        try (EmbeddedPostgresServer server =
                EmbeddedPostgresServer.start(dataDir, FreePort.find())) {
            server.createDatabase("shop", "owner-secret", "app'secret");
            execute(server, "shop_owner", "owner-secret", "create table item (id int)");
            execute(server, "shop_app", "app'secret", "insert into item values (7)");
        }
        // When
        try (EmbeddedPostgresServer server =
                EmbeddedPostgresServer.start(dataDir, FreePort.find())) {
            server.createDatabase("shop", "owner-secret", "new-secret");
            // Then
            try (Connection app = connect(server, "shop_app", "new-secret");
                    ResultSet rows =
                            app.createStatement().executeQuery("select sum(id) from item")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
            assertThatThrownBy(() -> execute(server, "shop_app", "app'secret", "select 1"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() ->
                            execute(server, "shop_app", "new-secret", "create table mine (id int)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> execute(server, "postgres", "", "select 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static Connection connect(EmbeddedPostgresServer server, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("shop"), user, password);
    }

    private static void execute(
            EmbeddedPostgresServer server, String user, String password, String sql)
            throws SQLException {
        try (Connection connection = connect(server, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
