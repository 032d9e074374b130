package io.credence.training.app.domain;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.training.api.TrainingErrorCode;
import io.credence.training.api.TrainingSpec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What people and pipelines ask of runs.
@ApplicationScoped
public class RunRequests {

    /// The answer to a request.
    ///
    /// @param replayed whether an earlier request with the same key made the run
    public record Accepted(RunStore.Entry entry, boolean replayed) {}

    private final RunStore store;
    private final RunJournal journal;
    private final TenantContext tenants;
    private final Clock clock;

    RunRequests(RunStore store, RunJournal journal, TenantContext tenants, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional
    public Accepted request(TrainingSpec spec, String idempotencyKey) {
        Instant now = clock.instant();
        TrainingRun run = TrainingRun.requested(tenants.tenant(), tenants.user(), now, spec);
        if (journal.open(run, idempotencyKey)) {
            return new Accepted(new RunStore.Entry(run, null), false);
        }
        RunStore.Entry earlier =
                store.byIdempotencyKey(idempotencyKey)
                        .orElseThrow(() -> new IllegalStateException("the key's run is gone"));
        if (!earlier.run().specSha256().equals(run.specSha256())) {
            throw new ProblemException(
                    PlatformErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "the Idempotency-Key belongs to run %s, which has another spec"
                            .formatted(earlier.run().id()));
        }
        return new Accepted(earlier, true);
    }

    @Transactional
    public RunStore.Entry get(UUID id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    @Transactional
    public List<RunStore.Entry> list(RunStore.Filter filter, UUID before, int limit) {
        return store.list(filter, before, limit);
    }

    /// Writes down that the run shall end. Where no Job can exist, it ends here; else the
    /// reconciler ends the Job first. A second request changes nothing.
    @Transactional
    public RunStore.Entry cancel(UUID id) {
        RunStore.Entry entry = store.lock(id).orElseThrow(() -> unknown(id));
        TrainingRun run = entry.run();
        if (!(run.state() instanceof RunState.Active active)) {
            throw new ProblemException(
                    TrainingErrorCode.INVALID_TRANSITION,
                    "the run is %s and cannot be cancelled".formatted(run.state().name()));
        }
        if (run.cancelRequested()) {
            return entry;
        }
        Instant now = clock.instant();
        TrainingRun intended = run.cancelRequested(now);
        TrainingRun after =
                entry.attempt() == null ? intended.with(active.cancelled(now)) : intended;
        journal.write(run, after, entry.attempt());
        return new RunStore.Entry(after, entry.attempt());
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("training run", id.toString());
    }
}
