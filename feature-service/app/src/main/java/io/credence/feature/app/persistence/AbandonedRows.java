package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.lease.AbandonedWork;
import io.credence.platform.api.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Rows of running work whose lease is over, of a table that background work may read.
final class AbandonedRows {

    private AbandonedRows() {}

    /// The ones that were asked for first.
    ///
    /// @param kind a condition on the rows
    static List<AbandonedWork> find(
            Queries queries, String table, String kind, Instant now, int limit) {
        String sql =
                """
                select tenant_id, id from %s
                where state = 'RUNNING' and (lease_until is null or lease_until < ?) and %s
                order by requested_at, id limit ?
                """
                        .formatted(table, kind);
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, now.atOffset(ZoneOffset.UTC));
                query.setInt(2, limit);
                List<AbandonedWork> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(
                                new AbandonedWork(
                                        new TenantId(row.getString(1)),
                                        row.getObject(2, UUID.class)));
                    }
                }
                return found;
            }
        });
    }
}
