package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.AbandonedReplays;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AbandonedReplayScan implements AbandonedReplays {

    private static final String SQL =
            """
            select tenant_id, id from replay
            where state = 'RUNNING' and (lease_until is null or lease_until < ?)
            order by requested_at limit ?
            """;

    private final Queries queries;

    @Inject
    AbandonedReplayScan(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<Found> find(Instant now, int limit) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                query.setObject(1, now.atOffset(ZoneOffset.UTC));
                query.setInt(2, limit);
                List<Found> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(
                                new Found(
                                        new TenantId(row.getString(1)),
                                        row.getObject(2, UUID.class)));
                    }
                }
                return found;
            }
        });
    }
}
