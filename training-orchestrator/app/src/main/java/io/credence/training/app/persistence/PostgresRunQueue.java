package io.credence.training.app.persistence;

import io.credence.platform.api.TenantId;
import io.credence.training.app.config.TrainingConfig;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.RunQueue;
import io.credence.training.app.domain.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/// The queue is the table: a claim is a row lock that others skip, made lasting by `free_at`.
@ApplicationScoped
class PostgresRunQueue implements RunQueue {

    private static final String REQUESTED =
            """
            SELECT id, tenant_id, attempt FROM training_run
            WHERE state = 'REQUESTED' AND free_at <= :now
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    /// An attempt without a uid is a launch somebody began and did not finish; it has its slot.
    private static final String QUEUED =
            """
            SELECT r.id, r.tenant_id, r.attempt FROM training_run r
            LEFT JOIN training_attempt a ON a.run_id = r.id AND a.attempt = r.attempt
            WHERE r.state = 'QUEUED' AND r.free_at <= :now AND r.cancel_requested_at IS NULL
              AND (a.job IS NULL AND :free
                   OR a.place = :place AND a.job_uid IS NULL AND a.ended_at IS NULL)
            ORDER BY r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED
            """;

    private static final String CLAIM =
            """
            UPDATE training_run SET epoch = epoch + 1, free_at = :until WHERE id = :id
            RETURNING epoch
            """;

    private static final String INTENT =
            """
            INSERT INTO training_attempt (job, tenant_id, run_id, attempt, place, launching_at)
            VALUES (:job, :tenant, :run, :attempt, :place, :now) ON CONFLICT (job) DO NOTHING
            """;

    private static final String WATCHED =
            """
            SELECT run_id, tenant_id, attempt FROM training_attempt
            WHERE place = :place AND ended_at IS NULL ORDER BY job
            """;

    private static final String OWNER =
            """
            SELECT r.state, a.job_uid, a.ended_at IS NOT NULL FROM training_attempt a
            JOIN training_run r ON r.id = a.run_id WHERE a.job = :job
            """;

    /// The attempt before it ended when a lost run was queued again.
    private static final String WAITING =
            """
            SELECT min(coalesce(lost.ended_at, r.requested_at)) FROM training_run r
            LEFT JOIN training_attempt lost ON lost.run_id = r.id AND lost.attempt = r.attempt - 1
            WHERE r.state IN ('REQUESTED', 'QUEUED')
            """;

    private static final String TAKEN =
            "SELECT count(*) FROM training_attempt WHERE place = :place AND ended_at IS NULL";

    private final Session session;
    private final TrainingConfig config;
    private final Clock clock;

    PostgresRunQueue(Session session, TrainingConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<Claim> claimRequested() {
        Instant now = clock.instant();
        return rows(session.createNativeQuery(REQUESTED, Object[].class).setParameter("now", now))
                .map(row -> claim(row, now, config.snapshotHold()));
    }

    @Override
    public Optional<Claim> claimQueued(String place, int capacity) {
        Instant now = clock.instant();
        // Counting slots and taking one must not interleave with another dispatcher of the place.
        session.createNativeQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:place, 0))",
                        Integer.class)
                .setParameter("place", "training-slots:" + place)
                .getSingleResult();
        Optional<Row> due =
                rows(
                        session.createNativeQuery(QUEUED, Object[].class)
                                .setParameter("now", now)
                                .setParameter("place", place)
                                .setParameter("free", taken(place) < capacity));
        due.ifPresent(row -> intend(row, place, now));
        return due.map(row -> claim(row, now, config.launchHold()));
    }

    @Override
    public List<Watched> watched(String place) {
        return session.createNativeQuery(WATCHED, Object[].class)
                .setParameter("place", place)
                .getResultStream()
                .map(Row::of)
                .map(row -> new Watched(row.tenant(), row.job()))
                .toList();
    }

    @Override
    public Optional<Owner> ownerOf(JobKey job) {
        return session.createNativeQuery(OWNER, Object[].class)
                .setParameter("job", job.name())
                .getResultStream()
                .findFirst()
                .map(row ->
                        new Owner(
                                RunState.Name.valueOf((String) row[0]),
                                (String) row[1],
                                (Boolean) row[2]));
    }

    @Override
    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(
                session.createNativeQuery(WAITING, Instant.class).getSingleResultOrNull());
    }

    private record Row(UUID id, TenantId tenant, int attempt) {

        static Row of(Object[] columns) {
            return new Row(
                    (UUID) columns[0],
                    new TenantId((String) columns[1]),
                    ((Number) columns[2]).intValue());
        }

        JobKey job() {
            return new JobKey(id, attempt);
        }
    }

    private static Optional<Row> rows(NativeQuery<Object[]> query) {
        return query.getResultStream().findFirst().map(Row::of);
    }

    private long taken(String place) {
        return session.createNativeQuery(TAKEN, Long.class)
                .setParameter("place", place)
                .getSingleResult();
    }

    private void intend(Row row, String place, Instant now) {
        session.createNativeMutationQuery(INTENT)
                .setParameter("job", row.job().name())
                .setParameter("tenant", row.tenant().value())
                .setParameter("run", row.id())
                .setParameter("attempt", row.attempt())
                .setParameter("place", place)
                .setParameter("now", now)
                .executeUpdate();
    }

    private Claim claim(Row row, Instant now, Duration hold) {
        long epoch =
                session.createNativeQuery(CLAIM, Long.class)
                        .setParameter("id", row.id())
                        .setParameter("until", now.plus(hold))
                        .getSingleResult();
        return new Claim(row.tenant(), row.id(), epoch);
    }
}
