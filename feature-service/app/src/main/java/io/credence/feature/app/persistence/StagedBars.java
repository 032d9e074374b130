package io.credence.feature.app.persistence;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.quality.BarInspection;
import io.credence.feature.kernels.quality.Finding;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Bars in a temporary table of the transaction, from where they enter the series.
final class StagedBars {

    /// Line 0 stands for a bar that has none.
    static final long NO_LINE = 0;

    static final String DIFFERS =
            " (b.open, b.high, b.low, b.close, b.volume)"
                    + " is distinct from (s.open, s.high, s.low, s.close, s.volume) ";

    private final Connection connection;
    private final Series series;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private List<Finding> findings = List.of();

    private StagedBars(Connection connection, Series series) {
        this.connection = connection;
        this.series = series;
    }

    static StagedBars copy(Connection connection, Series series, BarSource source)
            throws SQLException, IOException {
        StagedBars staged = empty(connection, series);
        BarInspection inspection = new BarInspection();
        try (CopyStream copy = new CopyStream(connection, "staged_bar")) {
            for (CandidateBar bar = source.next(); bar != null; bar = source.next()) {
                inspection.add(bar);
                if (source.isContext()) {
                    continue;
                }
                staged.firstMs = Math.min(staged.firstMs, bar.openTimeMs());
                staged.lastMs = Math.max(staged.lastMs, bar.openTimeMs());
                copy.add(source.line()).add(bar.openTimeMs()).add(bar.open()).add(bar.high());
                copy.add(bar.low()).add(bar.close()).add(bar.volume()).endRow();
            }
            copy.finish();
        }
        staged.findings =
                inspection.finish().stream()
                        .filter(it -> it.toMs() >= staged.firstMs && it.fromMs() <= staged.lastMs)
                        .toList();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze staged_bar");
        }
        return staged;
    }

    /// The bars that a finding keeps in quarantine, which leave it.
    static StagedBars ofQuarantine(Connection connection, Series series, UUID finding)
            throws SQLException {
        StagedBars staged = empty(connection, series);
        String sql =
                """
                with freed as (
                    delete from quarantined_bar
                    where tenant_id = current_setting('credence.tenant') and finding = ? returning *),
                staged as (
                    insert into staged_bar select 0, open_time_ms, open, high, low, close, volume from freed)
                select min(open_time_ms), max(open_time_ms) from freed
                """;
        try (PreparedStatement move = connection.prepareStatement(sql)) {
            move.setObject(1, finding);
            try (ResultSet row = move.executeQuery()) {
                row.next();
                staged.firstMs = row.getLong(1);
                staged.lastMs = row.getLong(2);
            }
        }
        return staged;
    }

    private static StagedBars empty(Connection connection, Series series) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists staged_bar");
            statement.execute(
                    """
                    create temporary table staged_bar (line bigint, open_time_ms bigint, open double precision,
                        high double precision, low double precision, close double precision,
                        volume double precision) on commit drop
                    """);
        }
        return new StagedBars(connection, series);
    }

    /// What the inspection found, by time.
    List<Finding> findings() {
        return findings;
    }

    /// Moves the bars of kept findings into quarantine, but for those that the series holds
    /// already; returns how many that were.
    int quarantine(List<Finding> suspects) throws SQLException {
        if (suspects.isEmpty()) {
            return 0;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index on staged_bar (open_time_ms)");
        }
        String sql =
                """
                with finding as (
                    select id from quality_finding
                    where tenant_id = current_setting('credence.tenant') and instrument = ? and bar_interval = ?
                      and kind = ? and from_ms = ?),
                taken as (
                    delete from staged_bar s where open_time_ms between ? and ? and not exists (
                        select from bar b where b.tenant_id = current_setting('credence.tenant')
                          and b.instrument = ? and b.bar_interval = ? and b.open_time_ms = s.open_time_ms)
                    returning *),
                kept as (
                    insert into quarantined_bar (tenant_id, instrument, bar_interval, open_time_ms,
                        open, high, low, close, volume, finding)
                    select current_setting('credence.tenant'), ?, ?, open_time_ms, open, high, low, close, volume, id
                    from taken, finding
                    on conflict (tenant_id, instrument, bar_interval, open_time_ms) do update
                    set open = excluded.open, high = excluded.high, low = excluded.low,
                        close = excluded.close, volume = excluded.volume, finding = excluded.finding)
                select count(*) from taken
                """;
        int moved = 0;
        for (Finding suspect : suspects) {
            try (PreparedStatement move =
                    Queries.prepare(
                            connection,
                            sql,
                            series,
                            suspect.kind().name(),
                            suspect.fromMs(),
                            suspect.fromMs(),
                            suspect.toMs())) {
                move.setString(7, series.instrument().value());
                move.setString(8, series.interval().text());
                move.setString(9, series.instrument().value());
                move.setString(10, series.interval().text());
                try (ResultSet row = move.executeQuery()) {
                    row.next();
                    moved += row.getInt(1);
                }
            }
        }
        countQuarantined();
        return moved;
    }

    // Counted, not added up: the same bars may come again, and in other runs.
    private void countQuarantined() throws SQLException {
        String sql =
                """
                update quality_finding f set quarantined = (
                    select count(*) from quarantined_bar q where q.tenant_id = f.tenant_id and q.finding = f.id)
                where tenant_id = current_setting('credence.tenant') and instrument = ? and bar_interval = ?
                  and released_at is null and from_ms <= ? and to_ms >= ?
                """;
        try (PreparedStatement update = Queries.prepare(connection, sql, series, lastMs, firstMs)) {
            update.executeUpdate();
        }
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    /// Refuses the whole import if a stored bar has other values and may not be changed.
    ///
    /// @param mayChange the origins of bars that may
    void refuseConflicts(Set<BarOrigin> mayChange) throws SQLException {
        String sql =
                "select s.line, s.open_time_ms from staged_bar s join bar b"
                        + " on b.tenant_id = current_setting('credence.tenant') and b.instrument = ?"
                        + " and b.bar_interval = ? and b.open_time_ms = s.open_time_ms where"
                        + DIFFERS
                        + "and not b.source = any(?) order by s.open_time_ms limit 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, series.instrument().value());
            query.setString(2, series.interval().text());
            Object[] names = mayChange.stream().map(BarOrigin::name).toArray();
            query.setArray(3, connection.createArrayOf("text", names));
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

    /// Adds what is new and changes what differs; returns how many bars that were. Nobody else
    /// writes meanwhile, so this need not be one statement, which would take twice as long.
    int merge(BarOrigin origin) throws SQLException {
        int changed = change() + insert(origin);
        if (changed > 0) {
            SeriesTable.changed(connection, series, firstMs, lastMs, false);
        }
        return changed;
    }

    private int change() throws SQLException {
        String sql =
                """
                update bar b set open = s.open, high = s.high, low = s.low, close = s.close, volume = s.volume
                from staged_bar s
                where b.tenant_id = current_setting('credence.tenant') and b.instrument = ? and b.bar_interval = ?
                  and b.open_time_ms between ? and ? and b.open_time_ms = s.open_time_ms and
                """
                        + DIFFERS;
        try (PreparedStatement update = Queries.prepare(connection, sql, series, firstMs, lastMs)) {
            return update.executeUpdate();
        }
    }

    private int insert(BarOrigin origin) throws SQLException {
        String sql =
                """
                insert into bar (tenant_id, instrument, bar_interval, open_time_ms,
                    open, high, low, close, volume, source)
                select current_setting('credence.tenant'), ?, ?, s.open_time_ms,
                    s.open, s.high, s.low, s.close, s.volume, ?
                from staged_bar s
                where not exists (
                    select from bar b
                    where b.tenant_id = current_setting('credence.tenant') and b.instrument = ? and b.bar_interval = ?
                      and b.open_time_ms between ? and ? and b.open_time_ms = s.open_time_ms)
                order by s.open_time_ms
                """;
        try (PreparedStatement insert =
                Queries.prepare(
                        connection,
                        sql,
                        series,
                        origin.name(),
                        series.instrument().value(),
                        series.interval().text(),
                        firstMs,
                        lastMs)) {
            return insert.executeUpdate();
        }
    }
}
