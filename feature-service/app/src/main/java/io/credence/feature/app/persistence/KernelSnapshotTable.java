package io.credence.feature.app.persistence;

import static io.credence.feature.app.persistence.Queries.SERIES;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.rows.KernelSnapshots;
import io.credence.feature.app.domain.rows.KernelState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

@ApplicationScoped
class KernelSnapshotTable implements KernelSnapshots {

    private static final String FIND =
            "select state from kernel_snapshot where"
                    + SERIES
                    + "and feature_set_hash = ? and revision = ? and last_open_ms >= ? and last_open_ms < ?";
    private static final String KEEP =
            """
            insert into kernel_snapshot (tenant_id, instrument, bar_interval, feature_set_hash, revision,
                last_open_ms, state)
            values (current_setting('credence.tenant'), ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, instrument, bar_interval, feature_set_hash)
            do update set revision = excluded.revision, last_open_ms = excluded.last_open_ms, state = excluded.state
            """;

    private final Queries queries;

    @Inject
    KernelSnapshotTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Optional<KernelState> find(
            Series series, String featureSetHash, long revision, long fromMs, long beforeMs) {
        return queries.call(connection -> {
            try (PreparedStatement query =
                            Queries.prepare(
                                    connection,
                                    FIND,
                                    series,
                                    featureSetHash,
                                    revision,
                                    fromMs,
                                    beforeMs);
                    ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(KernelState.of(row.getBytes(1))) : Optional.empty();
            }
        });
    }

    @Override
    public void keep(
            Series series,
            String featureSetHash,
            long revision,
            long lastOpenMs,
            KernelState state) {
        int _ =
                queries.call(connection -> {
                    try (PreparedStatement insert =
                            Queries.prepare(
                                    connection,
                                    KEEP,
                                    series,
                                    featureSetHash,
                                    revision,
                                    lastOpenMs,
                                    state.toBytes())) {
                        return insert.executeUpdate();
                    }
                });
    }
}
