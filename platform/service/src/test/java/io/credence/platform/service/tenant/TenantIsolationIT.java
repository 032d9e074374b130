package io.credence.platform.service.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.sample.NoteRepository;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SampleTest
class TenantIsolationIT {

    private static final TenantId ALPHA = new TenantId("alpha");
    private static final TenantId BETA = new TenantId("beta");

    @Inject AgroalDataSource database;
    @Inject NoteRepository notes;

    @Test
    void shouldHideWhatBelongsToAnotherTenant() {
        // Given
        String id = write("alpha", "hidden from beta");
        write("beta", "hidden from alpha");
        // When a query goes through Hibernate
        given().header("Authorization", bearer("alpha"))
                .get("/api/v1/notes/" + id)
                .then()
                .statusCode(200);
        given().header("Authorization", bearer("beta"))
                .get("/api/v1/notes/" + id)
                .then()
                .statusCode(404)
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
        // Then also one that forgets the tenant sees its own only
        given().header("Authorization", bearer("beta"))
                .get("/api/v1/notes/raw")
                .then()
                .statusCode(200)
                .body("$", hasItem("beta/hidden from alpha"))
                .body("$", everyItem(startsWith("beta/")));
    }

    @Test
    void shouldCarryTheRightTenantUnderConcurrency() throws Exception {
        // Given more virtual threads than connections, two tenants, rollbacks in between
        Callable<String> alpha = () -> TenantScope.call(ALPHA, this::tenantInTransaction);
        Callable<String> beta = () -> TenantScope.call(BETA, this::tenantInTransaction);
        List<Callable<String>> tasks =
                IntStream.range(0, 400).mapToObj(i -> i % 2 == 0 ? alpha : beta).toList();
        // When
        try (ExecutorService threads =
                Executors.newFixedThreadPool(60, Thread.ofVirtual().factory())) {
            List<Future<String>> results = threads.invokeAll(tasks);
            // Then
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? "alpha" : "beta");
            }
        }
        assertThat(setting("credence.tenant")).isEmpty();
    }

    private String tenantInTransaction() {
        QuarkusTransaction.begin();
        String first = setting("credence.tenant");
        assertThat(setting("credence.tenant")).isEqualTo(first);
        if (ThreadLocalRandom.current().nextInt(3) == 0) {
            QuarkusTransaction.rollback();
        } else {
            QuarkusTransaction.commit();
        }
        return first;
    }

    @Test
    void shouldFindNothingAndWriteNothingWithoutATenant() throws SQLException {
        // Given
        write("alpha", "not without a tenant");
        // When, Then
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select count(*) from note")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into note values (gen_random_uuid(), 'alpha', 'x', 0)"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void shouldKeepTheAppRoleFromBypassingThePolicies() {
        // Given
        List<String> escapes =
                List.of(
                        "create table mine (id int)",
                        "alter table note disable row level security",
                        "drop policy tenant_isolation on note",
                        "set role sample_owner",
                        "truncate note");
        // When, Then
        TenantScope.run(
                ALPHA,
                () -> {
                    for (String sql : escapes) {
                        assertThatThrownBy(() -> execute(sql))
                                .as(sql)
                                .isInstanceOf(SQLException.class);
                    }
                    assertThatThrownBy(() ->
                                    execute(
                                            "insert into note values (gen_random_uuid(), 'beta', 'x', 0)"))
                            .hasMessageContaining("row-level security");
                });
    }

    @Test
    void shouldRefuseToChangeTheScopeInsideATransaction() {
        // When, Then
        assertThatThrownBy(() ->
                        TenantScope.run(
                                ALPHA,
                                () ->
                                        QuarkusTransaction.requiringNew()
                                                .run(() -> TenantScope.run(BETA, notes::count))))
                .hasMessageContaining("inside a transaction");
    }

    @Test
    void shouldPutTheOuterScopeBack() {
        // When, Then
        TenantScope.run(
                ALPHA,
                () -> {
                    String inner = TenantScope.call(BETA, () -> setting("credence.tenant"));
                    String system = SystemScope.call(() -> setting("credence.scope"));
                    assertThat(inner).isEqualTo("beta");
                    assertThat(system).isEqualTo("system");
                    assertThat(setting("credence.tenant")).isEqualTo("alpha");
                    assertThat(setting("credence.scope")).isEmpty();
                });
    }

    private String setting(String name) {
        String sql = "select current_setting('" + name + "', true)";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String write(String tenant, String text) {
        return given().header("Authorization", bearer(tenant))
                .contentType(ContentType.JSON)
                .body("{\"text\":\"" + text + "\",\"copies\":1,\"lines\":[]}")
                .post("/api/v1/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String bearer(String tenant) {
        return Tokens.of(tenant).roles(Role.TRADER).bearer();
    }
}
