package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.app.domain.observation.ObservationQuery;
import io.credence.feature.app.domain.observation.ObservationReport;
import io.credence.feature.app.domain.observation.ObservationSource;
import io.credence.feature.app.domain.observation.Observations;
import io.credence.feature.app.domain.observation.StoredObservation;
import io.credence.feature.kernels.inputs.InputName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

@ApplicationScoped
class ObservationTable implements Observations {

    private static final int FETCH_ROWS = 10_000;

    // An event that was corrected shows once where a time is asked for, as it was known then.
    private static final String PAGE =
            """
            select %s name, event_ms, known_ms, value, received_ms, late from observation
            where tenant_id = current_setting('credence.tenant') and instrument = ?
              and (name = ? or ? is null) and event_ms >= ? and event_ms < ? and known_ms <= ?
              and (name, event_ms, known_ms) > (?, ?, ?)
            order by name, event_ms, known_ms %s limit ?
            """;
    private static final String CORRECTED = PAGE.formatted("", "");
    private static final String AS_OF = PAGE.formatted("distinct on (name, event_ms)", "desc");

    // One step into the primary key for each name.
    private static final String LATEST =
            """
            select n.name, o.event_ms, o.known_ms, o.value from unnest(?) n (name) cross join lateral (
                select event_ms, known_ms, value from observation
                where tenant_id = current_setting('credence.tenant') and instrument = ? and name = n.name
                  and event_ms <= ? and known_ms <= ?
                order by event_ms desc, known_ms desc limit 1) o
            """;
    private static final String FOLLOWING =
            """
            select name, event_ms, known_ms, value from observation
            where tenant_id = current_setting('credence.tenant') and instrument = ? and name = any(?)
              and known_ms > ? and known_ms <= ?
            order by known_ms, event_ms, name
            """;

    private final Queries queries;

    @Inject
    ObservationTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public ObservationReport add(InstrumentId instrument, ObservationSource source, long receivedMs)
            throws IOException {
        try {
            return queries.call(connection -> {
                try {
                    StagedObservations staged =
                            StagedObservations.copy(connection, instrument, source);
                    staged.refuseConflicts(source);
                    return staged.insert(receivedMs);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public List<StoredObservation> page(
            ObservationQuery query, ObservationQuery.Key after, int limit) {
        Long asOfMs = query.asOfMs();
        return queries.call(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(asOfMs == null ? CORRECTED : AS_OF)) {
                InputName name = query.name();
                select.setString(1, query.instrument().value());
                select.setObject(2, name == null ? null : name.key(), Types.VARCHAR);
                select.setObject(3, name == null ? null : name.key(), Types.VARCHAR);
                select.setLong(4, query.fromMs());
                select.setLong(5, query.toMs());
                select.setLong(6, asOfMs == null ? Long.MAX_VALUE : asOfMs);
                select.setString(7, after.name());
                select.setLong(8, after.eventMs());
                select.setLong(9, after.knownMs());
                select.setInt(10, limit);
                List<StoredObservation> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(
                                new StoredObservation(
                                        observation(row), row.getLong(5), row.getBoolean(6)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public void replay(
            InstrumentId instrument,
            Collection<InputName> names,
            long atMs,
            long untilMs,
            Visitor visitor) {
        Object[] keys = names.stream().map(InputName::key).toArray();
        queries.call(connection -> {
            Array array = connection.createArrayOf("text", keys);
            try (PreparedStatement latest = connection.prepareStatement(LATEST)) {
                latest.setArray(1, array);
                latest.setString(2, instrument.value());
                latest.setLong(3, atMs);
                latest.setLong(4, atMs);
                visit(latest, visitor);
            }
            try (PreparedStatement following = connection.prepareStatement(FOLLOWING)) {
                following.setString(1, instrument.value());
                following.setArray(2, array);
                following.setLong(3, atMs);
                following.setLong(4, untilMs);
                visit(following, visitor);
            }
            return names;
        });
    }

    @Override
    public Set<Long> lateBars(
            InstrumentId instrument,
            Collection<InputName> names,
            long fromMs,
            long untilMs,
            long intervalMs) {
        String sql =
                """
                select distinct (known_ms - 1 - ?) / ? from observation
                where tenant_id = current_setting('credence.tenant') and instrument = ? and name = any(?)
                  and late and known_ms > ? and known_ms <= ?
                """;
        Object[] keys = names.stream().map(InputName::key).toArray();
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, fromMs);
                query.setLong(2, intervalMs);
                query.setString(3, instrument.value());
                query.setArray(4, connection.createArrayOf("text", keys));
                query.setLong(5, fromMs);
                query.setLong(6, untilMs);
                return Queries.longs(query);
            }
        });
    }

    private static void visit(PreparedStatement query, Visitor visitor) throws SQLException {
        query.setFetchSize(FETCH_ROWS);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                visitor.visit(observation(row));
            }
        }
    }

    private static Observation observation(ResultSet row) throws SQLException {
        String key = row.getString(1);
        InputName name =
                InputName.of(key)
                        .orElseThrow(() -> new IllegalStateException("nobody observes " + key));
        return new Observation(name, row.getLong(2), row.getLong(3), row.getDouble(4));
    }
}
