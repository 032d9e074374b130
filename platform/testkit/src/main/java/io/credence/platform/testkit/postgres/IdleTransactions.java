package io.credence.platform.testkit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// What a service holds of its database while it waits for something else.
public final class IdleTransactions {

    private IdleTransactions() {}

    /// Connections that have waited in a transaction for a second, with nothing to do.
    public static int count(DataSource database) throws SQLException {
        String sql =
                "select count(*) from pg_stat_activity where datname = current_database() and state"
                        + " = 'idle in transaction' and state_change < clock_timestamp() - interval"
                        + " '1 second'";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
