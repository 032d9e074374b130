package io.credence.training.app.domain;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.training.api.TrainingErrorCode;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.api.TrainingProgress;
import io.credence.training.app.config.TrainingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Jobs say. One holder speaks for an attempt at a time; its fencing token is on every word,
/// so a holder that was cut off and comes back is told to leave.
@ApplicationScoped
public class RunLeases {

    public record Grant(long fencingToken, Duration duration) {}

    private final RunStore store;
    private final RunJournal journal;
    private final RunEvents events;
    private final JobLauncher launcher;
    private final TrainingConfig config;
    private final Clock clock;

    RunLeases(
            RunStore store,
            RunJournal journal,
            RunEvents events,
            JobLauncher launcher,
            TrainingConfig config,
            Clock clock) {
        this.store = store;
        this.journal = journal;
        this.events = events;
        this.launcher = launcher;
        this.config = config;
        this.clock = clock;
    }

    /// The same holder gets the same token again, so it may retry.
    ///
    /// @param proof that it is the attempt's Job, as its launcher gave it
    public Grant lease(JobKey key, String holder, @Nullable String proof) {
        boolean exists =
                QuarkusTransaction.requiringNew().call(() -> store.find(key.runId()).isPresent());
        if (!exists) {
            throw unknown(key);
        }
        // The launcher may ask a cluster: no transaction waits for that.
        String known =
                launcher.holder(key, holder, proof)
                        .orElseThrow(() ->
                                new ProblemException(
                                        PlatformErrorCode.PERMISSION_DENIED,
                                        "the token is not that of a pod of attempt %d"
                                                .formatted(key.attempt())));
        return QuarkusTransaction.requiringNew().call(() -> grant(key, known));
    }

    private Grant grant(JobKey key, String holder) {
        Instant now = clock.instant();
        Held held = lock(key);
        long token = token(held.attempt().lease(), holder, now);
        Attempt.Report last = held.attempt().report();
        store.update(
                held.attempt()
                        .held(
                                new Attempt.Lease(holder, token, now.plus(config.lease())),
                                last == null
                                        ? new Attempt.Report(now, null, null)
                                        : last.repeatedAt(now)));
        start(held.run(), held.attempt(), now);
        return new Grant(token, config.lease());
    }

    private long token(Attempt.@Nullable Lease current, String holder, Instant now) {
        if (current != null && current.holder().equals(holder)) {
            return current.fencingToken();
        }
        if (current != null && current.freshAt(now)) {
            throw lost("another holder has the lease");
        }
        return store.nextFencingToken();
    }

    /// Keeps the lease and remembers the progress, if there is any. The answer is whether the Job
    /// shall leave.
    @Transactional
    public boolean heartbeat(JobKey key, long fencingToken, @Nullable TrainingProgress progress) {
        Instant now = clock.instant();
        Held held = lock(key);
        Attempt.Lease lease = require(held.attempt(), fencingToken);
        Attempt.Report last =
                Objects.requireNonNullElseGet(
                        held.attempt().report(), () -> new Attempt.Report(now, null, null));
        TrainingRun run = start(held.run(), held.attempt(), now);
        boolean news = progress != null && isNews(last, progress, now);
        if (news) {
            events.changed(run, progress);
        }
        store.update(
                held.attempt()
                        .held(
                                lease.until(now.plus(config.lease())),
                                new Attempt.Report(
                                        now,
                                        progress == null ? last.progress() : progress,
                                        news ? now : last.publishedAt())));
        return run.cancelRequested();
    }

    private boolean isNews(Attempt.Report last, TrainingProgress progress, Instant now) {
        Instant published = last.publishedAt();
        return published == null
                || (!progress.equals(last.progress())
                        && !published.plus(config.progressEvery()).isAfter(now));
    }

    /// Repeating the same outcome is fine: the answer to the first may have been lost.
    @Transactional
    public void outcome(JobKey key, long fencingToken, TrainingOutcome outcome) {
        Instant now = clock.instant();
        RunStore.Entry entry = store.lock(key.runId()).orElseThrow(() -> unknown(key));
        if (repeats(entry, key, fencingToken, outcome)) {
            return;
        }
        Held held = requireCurrent(entry, key);
        require(held.attempt(), fencingToken);
        TrainingRun run = start(held.run(), held.attempt(), now);
        if (run.state() instanceof RunState.Running running) {
            journal.write(run, run.with(end(run, running, outcome, now)), held.attempt());
        }
    }

    private static RunState end(
            TrainingRun run, RunState.Running running, TrainingOutcome outcome, Instant now) {
        Integer version = outcome.modelVersion();
        if (outcome.succeeded() && version != null) {
            return running.succeeded(version, now);
        }
        if (run.cancelRequested()) {
            return running.cancelled(now);
        }
        return running.failed(
                new Failure(
                        Objects.requireNonNullElse(outcome.reason(), JobEnd.CRASHED),
                        Objects.requireNonNullElse(outcome.detail(), "")),
                now);
    }

    private static boolean repeats(
            RunStore.Entry entry, JobKey key, long fencingToken, TrainingOutcome outcome) {
        if (!(entry.run().state() instanceof RunState.Finished finished)
                || entry.attempt() == null
                || !entry.attempt().key().equals(key)
                || entry.attempt().lease() == null
                || entry.attempt().lease().fencingToken() != fencingToken) {
            return false;
        }
        RunResult result = RunResult.of(finished);
        return Objects.equals(result.modelVersion(), outcome.modelVersion())
                && Objects.equals(result.reason(), outcome.reason());
    }

    /// A Job that speaks runs, whatever the launcher has seen of it so far.
    private TrainingRun start(TrainingRun run, Attempt attempt, Instant now) {
        TrainingRun started =
                switch (run.state()) {
                    case RunState.Queued queued -> run.with(queued.started(now));
                    case RunState.Preempted preempted -> run.with(preempted.resumed());
                    case RunState.Requested _,
                            RunState.Running _,
                            RunState.Lost _,
                            RunState.Finished _ ->
                            run;
                };
        if (!started.equals(run)) {
            journal.write(run, started, attempt);
        }
        return started;
    }

    private record Held(TrainingRun run, Attempt attempt) {}

    private Held lock(JobKey key) {
        RunStore.Entry entry = store.lock(key.runId()).orElseThrow(() -> unknown(key));
        return requireCurrent(entry, key);
    }

    private static Held requireCurrent(RunStore.Entry entry, JobKey key) {
        if (!(entry.run().state() instanceof RunState.Dispatched)) {
            throw lost("the run is " + entry.run().state().name());
        }
        Attempt attempt = entry.attempt();
        if (attempt == null || !attempt.key().equals(key)) {
            throw lost("attempt %d is not the run's current one".formatted(key.attempt()));
        }
        return new Held(entry.run(), attempt);
    }

    private static Attempt.Lease require(Attempt attempt, long fencingToken) {
        Attempt.Lease lease = attempt.lease();
        if (lease == null || lease.fencingToken() != fencingToken) {
            throw lost("the fencing token is not the one that holds the lease");
        }
        return lease;
    }

    private static ProblemException unknown(JobKey key) {
        return ProblemException.notFound("training run", key.runId().toString());
    }

    private static ProblemException lost(String why) {
        return new ProblemException(TrainingErrorCode.LEASE_LOST, why);
    }
}
