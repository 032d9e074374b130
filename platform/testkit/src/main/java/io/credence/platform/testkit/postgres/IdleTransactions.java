package io.credence.platform.testkit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/// What a service holds of its database while it waits for something else.
public final class IdleTransactions {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private IdleTransactions() {}

    /// Waits until there is none: who waits for something else holds on to it, who was only held up
    /// by a busy machine does not.
    public static void awaitNone(DataSource database) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(database) > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("a transaction waits for something else");
            }
            Thread.sleep(50);
        }
    }

    /// Connections that have waited in a transaction for a second, with nothing to do.
    private static int count(DataSource database) throws SQLException {
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
