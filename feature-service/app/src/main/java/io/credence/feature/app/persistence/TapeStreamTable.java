package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.tape.TapeStream;
import io.credence.feature.app.domain.tape.TapeStreams;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@ApplicationScoped
class TapeStreamTable implements TapeStreams {

    private static final String FIND =
            """
            select newest_ms, observed_from_ms, closed_ms from trade_stream
            where tenant_id = current_setting('credence.tenant') and instrument = ?
            """;
    private static final String SAVE =
            """
            insert into trade_stream (tenant_id, instrument, newest_ms, observed_from_ms, closed_ms, due_ms, arrived_ms)
            values (current_setting('credence.tenant'), ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, instrument) do update
            set newest_ms = excluded.newest_ms, observed_from_ms = excluded.observed_from_ms,
                closed_ms = excluded.closed_ms, due_ms = excluded.due_ms, arrived_ms = excluded.arrived_ms,
                asked_ms = null
            """;
    private static final String SEEN =
            """
            update trade_stream set observed_from_ms = ?
            where tenant_id = current_setting('credence.tenant') and instrument = ?
              and observed_from_ms > ? and observed_from_ms < ?
            """;
    private static final String DUE =
            """
            select tenant_id, instrument, due_ms, asked_ms from trade_stream
            where due_ms > ? and due_ms <= ? and arrived_ms <= ? and (asked_ms is null or asked_ms <= ?)
            order by due_ms limit ?
            """;
    private static final String TAKE =
            """
            update trade_stream set asked_ms = ?
            where tenant_id = current_setting('credence.tenant') and instrument = ? and due_ms = ?
              and asked_ms is not distinct from ?
            """;

    private final Queries queries;

    @Inject
    TapeStreamTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Optional<TapeStream> find(InstrumentId instrument) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(FIND)) {
                query.setString(1, instrument.value());
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new TapeStream(row.getLong(1), row.getLong(2), row.getLong(3)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void save(
            InstrumentId instrument, TapeStream stream, OptionalLong dueMs, long arrivedMs) {
        int _ =
                queries.call(connection -> {
                    try (PreparedStatement save = connection.prepareStatement(SAVE)) {
                        save.setString(1, instrument.value());
                        save.setLong(2, stream.newestMs());
                        save.setLong(3, stream.observedFromMs());
                        save.setLong(4, stream.closedMs());
                        save.setObject(
                                5, dueMs.isPresent() ? dueMs.getAsLong() : null, Types.BIGINT);
                        save.setLong(6, arrivedMs);
                        return save.executeUpdate();
                    }
                });
    }

    @Override
    public void seen(InstrumentId instrument, long fromMs, long untilMs) {
        int _ =
                queries.call(connection -> {
                    try (PreparedStatement update = connection.prepareStatement(SEEN)) {
                        update.setLong(1, fromMs);
                        update.setString(2, instrument.value());
                        update.setLong(3, fromMs);
                        update.setLong(4, untilMs);
                        return update.executeUpdate();
                    }
                });
    }

    @Override
    public List<Due> due(long afterMs, long untilMs, long askedMs, int limit) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(DUE)) {
                query.setLong(1, afterMs);
                query.setLong(2, untilMs);
                query.setLong(3, untilMs);
                query.setLong(4, askedMs);
                query.setInt(5, limit);
                List<Due> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(
                                new Due(
                                        new TenantId(row.getString(1)),
                                        new InstrumentId(row.getString(2)),
                                        row.getLong(3),
                                        row.getObject(4, Long.class)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public boolean take(Due due, long nowMs) {
        return queries.call(connection -> {
            try (PreparedStatement update = connection.prepareStatement(TAKE)) {
                update.setLong(1, nowMs);
                update.setString(2, due.instrument().value());
                update.setLong(3, due.dueMs());
                update.setObject(4, due.askedMs(), Types.BIGINT);
                return update.executeUpdate() == 1;
            }
        });
    }
}
