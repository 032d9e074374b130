package io.credence.registry.app.persistence;

import static io.credence.registry.app.RegistryApi.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What must stay stays, also for somebody who holds the service's own database password.
@QuarkusTest
class AppendOnlyIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject RegistryApi registry;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    @ConfigProperty(name = "credence.db.app-password")
    String appPassword;

    @Inject
    @ConfigProperty(name = "credence.db.owner-password")
    String ownerPassword;

    @BeforeEach
    void promote() {
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        registry.move(model, "champion", 1).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "app, alias_history, update alias_history set reason = 'another'",
        "app, alias_history, delete from alias_history",
        "app, alias_history, truncate alias_history cascade",
        "app, model_version, update model_version set card = '{}'",
        "app, model_version, delete from model_version",
        "owner, alias_history, update alias_history set forced = false",
        "owner, alias_history, delete from alias_history",
        "owner, alias_history, truncate alias_history cascade",
        "owner, model_version, update model_version set artifact_sha256 = artifact_sha256",
    })
    void shouldKeepHistoryAndVersions(String role, String table, String change)
            throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute("set credence.tenant = 'alpha'");
            int before = count(statement, table);
            // When
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused ->
                                    assertThat(refused.getSQLState())
                                            .isEqualTo(INSUFFICIENT_PRIVILEGE));
            // Then
            assertThat(before).isPositive();
            assertThat(count(statement, table)).isEqualTo(before);
        }
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                url, "registry_" + role, role.equals("app") ? appPassword : ownerPassword);
    }

    private static int count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
