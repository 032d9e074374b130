package io.credence.training.app.persistence;

import io.credence.platform.service.json.StoredJson;
import io.credence.training.app.domain.Attempt;
import io.credence.training.app.domain.RunStore;
import io.credence.training.app.domain.TrainingRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The tenant's runs by Hibernate; the one insert that may meet its equal is SQL.
@ApplicationScoped
class PostgresRunStore implements RunStore {

    private static final String INSERT =
            """
            INSERT INTO training_run (id, tenant_id, idempotency_key, requested_by, requested_at,
                model, spec, spec_sha256, state, attempt, epoch, dispatch_failures, free_at)
            VALUES (:id, :tenant, :key, :by, :at, :model, :spec, :hash, :state, :attempt, 0, 0, :at)
            ON CONFLICT (tenant_id, idempotency_key) DO NOTHING
            """;

    private final TrainingRunRepository runs;
    private final TrainingAttemptRepository attempts;
    private final RowMapper mapper;
    private final Session session;

    PostgresRunStore(
            TrainingRunRepository runs,
            TrainingAttemptRepository attempts,
            RowMapper mapper,
            Session session) {
        this.runs = runs;
        this.attempts = attempts;
        this.mapper = mapper;
        this.session = session;
    }

    @Override
    public boolean insert(TrainingRun run, String idempotencyKey) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("id", run.id())
                        .setParameter("tenant", run.tenant().value())
                        .setParameter("key", idempotencyKey)
                        .setParameter("by", run.requestedBy())
                        .setParameter("at", run.requestedAt())
                        .setParameter("model", run.spec().model())
                        .setParameter("spec", StoredJson.write(run.spec()))
                        .setParameter("hash", run.specSha256())
                        .setParameter("state", run.state().name().name())
                        .setParameter("attempt", run.state().course().attempt())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<Entry> byIdempotencyKey(String idempotencyKey) {
        return runs.find("idempotencyKey", idempotencyKey).firstResultOptional().map(this::entry);
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return runs.findByIdOptional(id).map(this::entry);
    }

    @Override
    public Optional<Entry> lock(UUID id) {
        return runs.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::entry);
    }

    @Override
    public List<Entry> list(Filter filter, UUID before, int limit) {
        StringBuilder query = new StringBuilder("id < :before");
        Map<String, Object> values = new HashMap<>(Map.of("before", before));
        if (filter.state() != null) {
            query.append(" and state = :state");
            values.put("state", filter.state());
        }
        if (filter.model() != null) {
            query.append(" and model = :model");
            values.put("model", filter.model());
        }
        List<TrainingRun> page =
                runs.find(query + " order by id desc", values).page(0, limit).stream()
                        .map(mapper::run)
                        .toList();
        Map<String, TrainingAttemptRow> current =
                attempts.byJobs(page.stream().map(run -> run.job().name()).toList());
        return page.stream().map(run -> entry(run, current.get(run.job().name()))).toList();
    }

    @Override
    public void update(TrainingRun run) {
        mapper.write(run, runs.findByIdOptional(run.id()).orElseThrow());
    }

    @Override
    public void update(Attempt attempt) {
        mapper.write(attempt, attempts.byKey(attempt.key()).orElseThrow());
    }

    @Override
    public long nextFencingToken() {
        return session.createNativeQuery("SELECT nextval('training_fencing_token')", Long.class)
                .getSingleResult();
    }

    private Entry entry(TrainingRunRow row) {
        TrainingRun run = mapper.run(row);
        return entry(run, attempts.byKey(run.job()).orElse(null));
    }

    private Entry entry(TrainingRun run, @Nullable TrainingAttemptRow attempt) {
        return new Entry(run, attempt == null ? null : mapper.attempt(attempt));
    }
}
