package io.credence.feature.app.persistence;

import static io.credence.feature.app.persistence.Queries.SERIES;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/// The row that stands for a series, its changes and its gaps. The caller holds the instrument's
/// lock.
final class SeriesTable {

    private static final int CHANGES_KEPT = 1000;

    // What of `series` changes goes between the two halves.
    private static final String RAISE =
            """
            with raised as (
                update series set revision = revision + 1
                where tenant_id = current_setting('credence.tenant') and bar_interval = ? and newest_open_ms >= ?
                  and %s
                returning tenant_id, instrument, bar_interval, revision),
            forgotten as (
                delete from series_change old using raised r
                where (old.tenant_id, old.instrument, old.bar_interval) = (r.tenant_id, r.instrument, r.bar_interval)
                  and old.revision <= r.revision - ?)
            insert into series_change (tenant_id, instrument, bar_interval, revision, from_ms)
            select tenant_id, instrument, bar_interval, revision, ? from raised
            """;
    private static final String OWN = RAISE.formatted("instrument = ?");
    private static final String OF_COMPANIONS =
            RAISE.formatted(
                    "instrument in (select c.instrument from companion c"
                            + " where c.tenant_id = current_setting('credence.tenant') and c.companion = ?)");

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

    /// Bars that open at `fromMs` or later, or what is known beside them, are others than before.
    static void raise(Connection connection, Series series, long fromMs) throws SQLException {
        raise(connection, OWN, series, fromMs);
    }

    /// What is known beside bars of any length that close after `timeMs` is other than before.
    static void raiseAll(Connection connection, InstrumentId instrument, long timeMs)
            throws SQLException {
        for (Interval interval : Interval.values()) {
            raise(connection, new Series(instrument, interval), interval.floor(timeMs));
        }
    }

    private static void raise(Connection connection, String sql, Series series, long fromMs)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, series.interval().text());
            update.setLong(2, fromMs);
            update.setString(3, series.instrument().value());
            update.setInt(4, CHANGES_KEPT);
            update.setLong(5, fromMs);
            update.executeUpdate();
        }
    }

    /// Bars between `firstMs` and `lastMs`, both included, were added or changed.
    static void changed(
            Connection connection, Series series, long firstMs, long lastMs, boolean isAppend)
            throws SQLException {
        String sql =
                """
                update series set newest_open_ms = greatest(newest_open_ms, ?),
                    newest_live_ms = greatest(newest_live_ms, ?)
                where tenant_id = current_setting('credence.tenant') and instrument = ? and bar_interval = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, lastMs);
            update.setObject(2, isAppend ? lastMs : null, Types.BIGINT);
            update.setString(3, series.instrument().value());
            update.setString(4, series.interval().text());
            update.executeUpdate();
        }
        if (!isAppend) {
            raise(connection, OWN, series, firstMs);
        }
        raise(connection, OF_COMPANIONS, series, firstMs);
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
