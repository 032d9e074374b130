package io.credence.training.app.persistence;

import io.credence.platform.api.TenantId;
import io.credence.training.app.domain.ScheduleQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// What is due, unlocked: whoever fires one claims it again.
@ApplicationScoped
class PostgresScheduleQueue implements ScheduleQueue {

    private static final String DUE =
            """
            SELECT tenant_id, id FROM training_schedule WHERE next_fire_at <= :now
            ORDER BY next_fire_at, id LIMIT 1000
            """;

    private final Session session;

    PostgresScheduleQueue(Session session) {
        this.session = session;
    }

    @Override
    public List<Due> due(Instant now) {
        return session.createNativeQuery(DUE, Object[].class)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Due(new TenantId((String) row[0]), (UUID) row[1]))
                .toList();
    }
}
