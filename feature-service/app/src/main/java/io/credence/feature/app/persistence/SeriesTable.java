package io.credence.feature.app.persistence;

import static io.credence.feature.app.persistence.Queries.SERIES;

import io.credence.feature.app.domain.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The row that stands for a series, and its gaps. The caller holds the instrument's lock.
final class SeriesTable {

    private static final String INSERT_GAPS =
            """
            with steps as (
                select tenant_id, instrument, bar_interval, open_time_ms,
                       lag(open_time_ms) over (order by open_time_ms) previous_ms
                from bar
                where tenant_id = current_setting('credence.tenant') and instrument = ? and bar_interval = ?
                  and open_time_ms >= ? and open_time_ms <= ?)
            insert into gap (tenant_id, instrument, bar_interval, from_ms, to_ms, missing_bars)
            select tenant_id, instrument, bar_interval, previous_ms + ?, open_time_ms,
                   (open_time_ms - previous_ms) / ? - 1
            from steps where open_time_ms - previous_ms > ?
            """;

    private SeriesTable() {}

    static void ensure(Connection connection, Series series) throws SQLException {
        String sql =
                """
                insert into series (tenant_id, instrument, bar_interval)
                values (current_setting('credence.tenant'), ?, ?) on conflict do nothing
                """;
        try (PreparedStatement insert = Queries.prepare(connection, sql, series)) {
            insert.executeUpdate();
        }
    }

    /// Bars between `firstMs` and `lastMs`, both included, were added or changed.
    static void changed(
            Connection connection, Series series, long firstMs, long lastMs, boolean isAppend)
            throws SQLException {
        String sql =
                """
                update series set newest_open_ms = greatest(newest_open_ms, ?), revision = revision + ?
                where tenant_id = current_setting('credence.tenant') and instrument = ? and bar_interval = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, lastMs);
            update.setInt(2, isAppend ? 0 : 1);
            update.setString(3, series.instrument().value());
            update.setString(4, series.interval().text());
            update.executeUpdate();
        }
        refreshGaps(connection, series, firstMs, lastMs);
    }

    // A gap lies between two stored bars, so a change can only move gaps between its neighbours.
    private static void refreshGaps(Connection connection, Series series, long firstMs, long lastMs)
            throws SQLException {
        String before = "select max(open_time_ms) from bar where" + SERIES + "and open_time_ms < ?";
        String after = "select min(open_time_ms) from bar where" + SERIES + "and open_time_ms > ?";
        long fromMs = neighbour(connection, before, series, firstMs);
        long toMs = neighbour(connection, after, series, lastMs);
        String delete = "delete from gap where" + SERIES + "and from_ms > ? and to_ms <= ?";
        try (PreparedStatement statement =
                Queries.prepare(connection, delete, series, fromMs, toMs)) {
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                Queries.prepare(connection, INSERT_GAPS, series, fromMs, toMs)) {
            statement.setLong(5, series.interval().millis());
            statement.setLong(6, series.interval().millis());
            statement.setLong(7, series.interval().millis());
            statement.executeUpdate();
        }
    }

    private static long neighbour(Connection connection, String sql, Series series, long timeMs)
            throws SQLException {
        try (PreparedStatement query = Queries.prepare(connection, sql, series, timeMs);
                ResultSet row = query.executeQuery()) {
            row.next();
            long found = row.getLong(1);
            return row.wasNull() ? timeMs : found;
        }
    }
}
