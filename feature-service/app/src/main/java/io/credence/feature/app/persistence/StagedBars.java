package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.app.domain.BarSource;
import io.credence.feature.app.domain.Series;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bars in a temporary table of the transaction, from where they enter the series.
final class StagedBars {

    /// Line 0 stands for a bar that has none.
    static final long NO_LINE = 0;

    private static final String DIFFERS =
            " (b.open, b.high, b.low, b.close, b.volume)"
                    + " is distinct from (s.open, s.high, s.low, s.close, s.volume) ";

    private final Connection connection;
    private final Series series;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    private StagedBars(Connection connection, Series series) {
        this.connection = connection;
        this.series = series;
    }

    static StagedBars copy(Connection connection, Series series, BarSource source)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists staged_bar");
            statement.execute(
                    """
                    create temporary table staged_bar (line bigint, open_time_ms bigint, open double precision,
                        high double precision, low double precision, close double precision,
                        volume double precision) on commit drop
                    """);
        }
        StagedBars staged = new StagedBars(connection, series);
        try (CopyStream copy = new CopyStream(connection, "staged_bar")) {
            for (Bar bar = source.next(); bar != null; bar = source.next()) {
                staged.firstMs = Math.min(staged.firstMs, bar.openTimeMs());
                staged.lastMs = Math.max(staged.lastMs, bar.openTimeMs());
                copy.add(source.line()).add(bar.openTimeMs()).add(bar.open()).add(bar.high());
                copy.add(bar.low()).add(bar.close()).add(bar.volume()).endRow();
            }
            copy.finish();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze staged_bar");
        }
        return staged;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    /// Refuses the whole import if a stored bar has other values and may not be changed.
    ///
    /// @param replaceable the source whose bars may change; null if none
    void refuseConflicts(@Nullable String replaceable) throws SQLException {
        String sql =
                "select s.line, s.open_time_ms from staged_bar s join bar b"
                        + " on b.tenant_id = current_setting('credence.tenant') and b.instrument = ?"
                        + " and b.bar_interval = ? and b.open_time_ms = s.open_time_ms where"
                        + DIFFERS
                        + "and b.source is distinct from ? order by s.open_time_ms limit 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, series.instrument().value());
            query.setString(2, series.interval().text());
            query.setString(3, replaceable);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw conflict(row.getLong(1), row.getLong(2));
                }
            }
        }
    }

    private ProblemException conflict(long line, long openTimeMs) {
        String place = line == NO_LINE ? "bar " + openTimeMs : "line " + line;
        String rule =
                "differs from the stored "
                        + series.interval().text()
                        + " bar of "
                        + series.instrument()
                        + " at "
                        + openTimeMs;
        return new ProblemException(
                FeatureErrorCode.CONFLICTING_BAR,
                place + " " + rule,
                List.of(new Violation(place, rule)));
    }

    /// Adds what is new and changes what differs; returns how many bars that were.
    int merge(String sourceName) throws SQLException {
        String sql =
                """
                insert into bar as b (tenant_id, instrument, bar_interval, open_time_ms,
                    open, high, low, close, volume, source)
                select current_setting('credence.tenant'), ?, ?, s.open_time_ms,
                    s.open, s.high, s.low, s.close, s.volume, ?
                from staged_bar s order by s.open_time_ms
                on conflict (tenant_id, instrument, bar_interval, open_time_ms) do update
                set open = excluded.open, high = excluded.high, low = excluded.low,
                    close = excluded.close, volume = excluded.volume
                where (b.open, b.high, b.low, b.close, b.volume)
                    is distinct from (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume)
                """;
        try (PreparedStatement insert = Queries.prepare(connection, sql, series, sourceName)) {
            int changed = insert.executeUpdate();
            if (changed > 0) {
                SeriesTable.changed(connection, series, firstMs, lastMs, false);
            }
            return changed;
        }
    }
}
