package io.credence.training.app.domain;

import io.credence.platform.service.log.LogLabel;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.training.app.config.TrainingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Brings what is written and what lives together, by looking at both again and again.
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final RunQueue queue;
    private final RunStore store;
    private final RunJournal journal;
    private final JobLauncher launcher;
    private final Judge judge;
    private final Clock clock;

    Reconciler(
            RunQueue queue,
            RunStore store,
            RunJournal journal,
            JobLauncher launcher,
            TrainingConfig config,
            Clock clock) {
        this.queue = queue;
        this.store = store;
        this.journal = journal;
        this.launcher = launcher;
        this.judge =
                new Judge(config.terminationGrace(), config.silenceLimit(), config.maxAttempts());
        this.clock = clock;
    }

    /// One look at every attempt of the place that is not let go.
    public void reconcile() {
        List<RunQueue.Watched> all =
                SystemScope.call(() ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> queue.watched(launcher.place())));
        for (RunQueue.Watched watched : all) {
            try (LogLabel _ = LogLabel.run(watched.job().runId().toString())) {
                reconcileOne(watched);
            }
        }
    }

    private void reconcileOne(RunQueue.Watched watched) {
        try {
            reconcile(watched);
        } catch (RuntimeException e) {
            LOG.errorf(e, "cannot reconcile %s", watched.job().name());
        }
    }

    private void reconcile(RunQueue.Watched watched) {
        Optional<RunStore.Entry> before = find(watched);
        if (before.isPresent()) {
            RunLog.with(before.get().run(), () -> reconcile(watched, before.get()));
        }
    }

    private void reconcile(RunQueue.Watched watched, RunStore.Entry before) {
        JobStatus status = launcher.status(watched.job());
        Verdict verdict =
                TenantWork.transact(watched.tenant(), () -> decide(watched, before, status));
        switch (verdict) {
            case Verdict.Wait _, Verdict.Move _ -> {}
            case Verdict.End end -> {
                LOG.infof("end of %s: %s", watched.job().name(), end);
                launcher.terminate(watched.job(), end.how());
                note(watched, end);
            }
            case Verdict.LetGo letGo -> {
                launcher.release(watched.job());
                if (isLast(before.run(), letGo)) {
                    launcher.forget(watched.job().runId());
                }
                close(watched, letGo);
            }
        }
    }

    /// Judges only if nothing was written since the look: the status belongs to what was written
    /// then.
    private Verdict decide(RunQueue.Watched watched, RunStore.Entry before, JobStatus status) {
        RunStore.Entry now = store.lock(watched.job().runId()).orElseThrow();
        Attempt attempt = now.attempt();
        if (attempt == null || !now.run().equals(before.run()) || moved(before, attempt)) {
            return new Verdict.Wait();
        }
        Verdict verdict = judge.judge(now.run(), attempt, status, clock.instant());
        if (verdict instanceof Verdict.Move(RunState next)) {
            LOG.infof(
                    "%s is %s: %s after %s",
                    watched.job().name(), status, next.name(), now.run().state().name());
            journal.write(now.run(), now.run().with(next), attempt);
        }
        return verdict;
    }

    private static boolean moved(RunStore.Entry before, Attempt attempt) {
        Attempt then = before.attempt();
        return then == null
                || !then.key().equals(attempt.key())
                || !Objects.equals(then.jobUid(), attempt.jobUid())
                || !Objects.equals(then.termination(), attempt.termination());
    }

    private void note(RunQueue.Watched watched, Verdict.End end) {
        Instant at = clock.instant();
        TenantWork.transact(
                watched.tenant(),
                () -> {
                    store.lock(watched.job().runId())
                            .map(RunStore.Entry::attempt)
                            .filter(attempt -> attempt.key().equals(watched.job()))
                            .filter(attempt -> attempt.termination() == null)
                            .ifPresent(attempt ->
                                    store.update(
                                            attempt.told(
                                                    new Attempt.Termination(end.cause(), at))));
                    return true;
                });
    }

    private static boolean isLast(TrainingRun run, Verdict.LetGo letGo) {
        RunState next = letGo.next() == null ? run.state() : letGo.next();
        return next instanceof RunState.Finished;
    }

    private void close(RunQueue.Watched watched, Verdict.LetGo letGo) {
        Instant at = clock.instant();
        TenantWork.transact(
                watched.tenant(),
                () -> {
                    RunStore.Entry entry = store.lock(watched.job().runId()).orElseThrow();
                    Attempt attempt = entry.attempt();
                    if (attempt == null
                            || !attempt.key().equals(watched.job())
                            || attempt.endedAt() != null) {
                        return false;
                    }
                    store.update(attempt.ended(at));
                    RunState next = letGo.next();
                    journal.write(
                            entry.run(),
                            next == null ? entry.run() : entry.run().with(next),
                            attempt);
                    return true;
                });
    }

    private Optional<RunStore.Entry> find(RunQueue.Watched watched) {
        return TenantWork.transact(watched.tenant(), () -> store.find(watched.job().runId()));
    }
}
