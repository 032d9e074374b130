package io.credence.platform.testkit.fuzz;

import io.credence.platform.testkit.contract.TestedApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// What the service's database holds of a tenant, in little: a write of any kind shows.
final class Tables implements AutoCloseable {

    private static final String NEXT_TRANSACTION =
            "select pg_snapshot_xmax(pg_current_snapshot())::text";

    private final Connection connection;
    private final String query;
    private String transaction = "";
    private Map<String, String> seen = Map.of();

    private Tables(Connection connection, String query) {
        this.connection = connection;
        this.query = query;
    }

    /// Empty if the service has no database.
    static Optional<Tables> of(TestedApi api, String tenant) throws SQLException {
        Config config = ConfigProvider.getConfig();
        if (!config.getOptionalValue("credence.database", Boolean.class).orElse(true)) {
            return Optional.empty();
        }
        Connection connection =
                DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set credence.tenant = '" + tenant + "'");
            try (ResultSet rows =
                    statement.executeQuery(
                            "select table_name from information_schema.columns where"
                                    + " table_schema = 'public' and column_name = 'tenant_id'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        names.removeAll(api.backgroundTables());
        // The relay deletes what it has sent.
        names.remove("outbox");
        return Optional.of(new Tables(connection, query(names, api.restlessTables())));
    }

    // A change of a row gives it a newer transaction, a new row also another count.
    private static String query(List<String> names, Set<String> countedOnly) {
        return names.stream()
                .map(name -> {
                    String newest =
                            countedOnly.contains(name)
                                    ? "0"
                                    : "coalesce(max(xmin::text::bigint), 0)";
                    return "select '%1$s', count(*) || ' rows, newest ' || %2$s from %1$s"
                            .formatted(name, newest);
                })
                .collect(Collectors.joining(" union all "));
    }

    /// As long as no transaction wrote anything, what was seen before holds.
    Map<String, String> look() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String next = rows(statement, NEXT_TRANSACTION).toString();
            if (!next.equals(transaction)) {
                transaction = next;
                seen = rows(statement, query);
            }
            return seen;
        }
    }

    private static Map<String, String> rows(Statement statement, String query) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(last));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
