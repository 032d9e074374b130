package io.credence.platform.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Row-level security as PostgreSQL itself applies it, for every table that the catalogue names:
/// also a query that forgets the tenant, run with the service's own password, sees nobody else's
/// rows. A service extends it with its [TestedApi].
public abstract class TenantTables {

    /// The relay empties the one; the other is filled where the matrix asks with keys.
    private static final Set<String> PLUMBING = Set.of("outbox", "idempotency_key");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Set<String> WITHOUT_TENANT = Set.of("flyway_schema_history");

    private final Set<String> openToTheSystem;

    /// @param openToTheSystem the tables besides those of the platform that background work reads
    ///   for all tenants at once
    protected TenantTables(String... openToTheSystem) {
        this.openToTheSystem = new TreeSet<>(List.of(openToTheSystem));
        this.openToTheSystem.addAll(List.of("outbox", "idempotency_key"));
    }

    protected abstract TestedApi tested();

    @BeforeEach
    void prepare() {
        TestedApi api = tested();
        api.objects(TestedApi.ALPHA);
        api.objects(TestedApi.BETA);
    }

    @Test
    void shouldConnectAsARoleThatThePoliciesHold() throws SQLException {
        String query =
                "select rolname from pg_roles where rolname = current_user and not rolsuper"
                        + " and not rolbypassrls and not rolcreaterole and not exists (select"
                        + " from pg_class c where pg_has_role(current_user, c.relowner,"
                        + " 'member') and c.relnamespace = 'public'::regnamespace)";
        assertThat(words(query)).hasSize(1);
    }

    @Test
    void shouldForcePoliciesOnEveryTableOfTenants() throws SQLException {
        String tables =
                "select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relkind in ('r', 'p', 'v', 'm', 'f')";
        String guarded =
                tables
                        + " and relrowsecurity and relforcerowsecurity and exists (select from"
                        + " pg_policy where polrelid = pg_class.oid) and exists (select from"
                        + " pg_attribute where attrelid = pg_class.oid and attname ="
                        + " 'tenant_id' and attnotnull)";
        List<String> unguarded = new ArrayList<>(words(tables));
        unguarded.removeAll(words(guarded));
        assertThat(unguarded).containsExactlyInAnyOrderElementsOf(WITHOUT_TENANT);
    }

    @Test
    void shouldOpenToTheSystemOnlyWhatBackgroundWorkReads() throws SQLException {
        String query =
                "select distinct tablename from pg_policies where schemaname = 'public' and"
                        + " coalesce(qual, '') || coalesce(with_check, '') like '%scope%'";
        assertThat(words(query)).containsExactlyInAnyOrderElementsOf(openToTheSystem);
    }

    @Test
    void shouldShowNobodyElsesRowsToAQueryThatForgetsTheTenant() throws SQLException {
        List<String> filled = new ArrayList<>();
        for (String table : tables()) {
            String all = "select count(*) from " + table;
            assertThat(number("", all)).as("%s without a tenant", table).isZero();
            assertThat(number("nobody", all)).as("%s for nobody", table).isZero();
            String foreign = all + " where tenant_id <> 'alpha'";
            assertThat(number("alpha", foreign)).as("%s for alpha", table).isZero();
            if (number("alpha", all) > 0 && number("beta", all) > 0) {
                filled.add(table);
            }
        }
        assertThat(filled)
                .as("tables with rows of both tenants")
                .containsAll(tables().stream().filter(table -> !PLUMBING.contains(table)).toList());
    }

    @Test
    void shouldLetNobodyGiveARowAway() throws SQLException {
        for (String table : tables()) {
            String gift = "update " + table + " set tenant_id = 'beta'";
            if (number("alpha", "select count(*) from " + table) > 0) {
                assertThat(failure("alpha", gift)).as(table).isEqualTo(INSUFFICIENT_PRIVILEGE);
            }
        }
    }

    private static List<String> tables() throws SQLException {
        List<String> tables =
                new ArrayList<>(
                        words("select tablename from pg_tables where schemaname = 'public'"));
        tables.removeAll(WITHOUT_TENANT);
        return tables;
    }

    private static List<String> words(String query) throws SQLException {
        List<String> words = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    private static long number(String tenant, String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assume(statement, tenant);
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String failure(String tenant, String change) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assume(statement, tenant);
            try {
                statement.executeUpdate(change);
                return "";
            } catch (SQLException e) {
                return e.getSQLState();
            } finally {
                connection.rollback();
            }
        }
    }

    private static void assume(Statement statement, String tenant) throws SQLException {
        if (!tenant.isEmpty()) {
            statement.execute("set credence.tenant = '" + tenant + "'");
        }
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                setting("jdbc.url"), setting("username"), setting("password"));
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue("quarkus.datasource." + key, String.class);
    }
}
