package io.credence.feature.app.persistence;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.app.domain.observation.ObservationReport;
import io.credence.feature.app.domain.observation.ObservationSource;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Observations in a temporary table of the transaction, from where the new ones are added.
final class StagedObservations {

    private static final String CONFLICTS =
            """
            select min(s.line) from (
                select line, name, event_ms, known_ms, value,
                       first_value(value) over (partition by name, event_ms, known_ms order by line) first
                from staged_observation) s
            left join observation o on o.tenant_id = current_setting('credence.tenant') and o.instrument = ?
                and (o.name, o.event_ms, o.known_ms) = (s.name, s.event_ms, s.known_ms)
            where s.value <> s.first or s.value <> o.value
            """;
    private static final String INSERT =
            """
            with inserted as (
                insert into observation (tenant_id, instrument, name, event_ms, known_ms, value, received_ms, late)
                select distinct on (name, event_ms, known_ms)
                       current_setting('credence.tenant'), ?, name, event_ms, known_ms, value, ?, known_ms <= ?
                from staged_observation order by name, event_ms, known_ms
                on conflict do nothing returning known_ms, late)
            select count(*), count(*) filter (where late), min(known_ms) from inserted
            """;

    private final Connection connection;
    private final InstrumentId instrument;
    private final int rows;

    private StagedObservations(Connection connection, InstrumentId instrument, int rows) {
        this.connection = connection;
        this.instrument = instrument;
        this.rows = rows;
    }

    static StagedObservations copy(
            Connection connection, InstrumentId instrument, ObservationSource source)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists staged_observation");
            statement.execute(
                    """
                    create temporary table staged_observation (line bigint, name text collate "C", event_ms bigint,
                        known_ms bigint, value double precision) on commit drop
                    """);
        }
        int rows = 0;
        try (CopyStream copy = new CopyStream(connection, "staged_observation")) {
            for (Observation each = source.next(); each != null; each = source.next()) {
                copy.add(source.line()).add(each.name().key()).add(each.eventMs());
                copy.add(each.knownMs()).add(each.value()).endRow();
                rows++;
            }
            copy.finish();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze staged_observation");
        }
        return new StagedObservations(connection, instrument, rows);
    }

    /// Nothing is ever changed: another value of what is stored must be known at another time.
    void refuseConflicts(ObservationSource source) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CONFLICTS)) {
            query.setString(1, instrument.value());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long line = row.getLong(1);
                if (!row.wasNull()) {
                    throw conflict(source.place(line));
                }
            }
        }
    }

    private static ProblemException conflict(String place) {
        String rule =
                "differs from the observation of the same event and known time; a correction is"
                        + " known later";
        return new ProblemException(
                FeatureErrorCode.CONFLICTING_OBSERVATION,
                place + " " + rule,
                List.of(new Violation(place, rule)));
    }

    ObservationReport insert(long receivedMs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, instrument.value());
            insert.setLong(2, receivedMs);
            insert.setLong(3, newestCloseMs());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                int inserted = row.getInt(1);
                int late = row.getInt(2);
                if (inserted > 0) {
                    raise(row.getLong(3));
                }
                return new ObservationReport(rows, inserted, rows - inserted, late);
            }
        }
    }

    // What is known by then comes too late for a bar. The newest bar of a tape may still be open.
    private long newestCloseMs() throws SQLException {
        String sql =
                """
                select s.bar_interval, s.newest_open_ms, b.source = 'TRADES' from series s join bar b
                    on (b.tenant_id, b.instrument, b.bar_interval, b.open_time_ms)
                        = (s.tenant_id, s.instrument, s.bar_interval, s.newest_open_ms)
                where s.tenant_id = current_setting('credence.tenant') and s.instrument = ?
                """;
        long newestMs = Long.MIN_VALUE;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, instrument.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long barMs = Interval.parse(row.getString(1)).millis();
                    boolean isOpen = row.getBoolean(3);
                    newestMs = Math.max(newestMs, row.getLong(2) + (isOpen ? 0 : barMs));
                }
            }
        }
        return newestMs;
    }

    private void raise(long firstKnownMs) throws SQLException {
        for (Interval interval : Interval.values()) {
            SeriesTable.raise(
                    connection, new Series(instrument, interval), firstKnownMs - interval.millis());
        }
    }
}
