package io.credence.training.app.domain;

import io.credence.platform.service.log.LogLabel;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.training.app.config.TrainingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/// Takes runs one by one: gets their dataset, launches their Job. Each step is claimed first and
/// its result written only while the claim holds, so several dispatchers share the work, and what
/// one leaves undone another does under the same names.
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final RunQueue queue;
    private final RunStore store;
    private final RunJournal journal;
    private final DatasetSnapshots datasets;
    private final JobLauncher launcher;
    private final TrainingConfig config;
    private final Clock clock;

    Dispatcher(
            RunQueue queue,
            RunStore store,
            RunJournal journal,
            DatasetSnapshots datasets,
            JobLauncher launcher,
            TrainingConfig config,
            Clock clock) {
        this.queue = queue;
        this.store = store;
        this.journal = journal;
        this.datasets = datasets;
        this.launcher = launcher;
        this.config = config;
        this.clock = clock;
    }

    /// Snapshots for all runs that need one.
    public void snapshotDue() {
        Optional<RunQueue.Claim> claim = claim(queue::claimRequested);
        while (claim.isPresent()) {
            try (LogLabel _ = LogLabel.run(claim.get().runId().toString())) {
                snapshot(claim.get());
            }
            claim = claim(queue::claimRequested);
        }
    }

    /// Launches while runs wait and the place has slots.
    public void launchDue() {
        Callable<Optional<RunQueue.Claim>> next =
                () -> queue.claimQueued(launcher.place(), launcher.capacity());
        Optional<RunQueue.Claim> claim = claim(next);
        while (claim.isPresent()) {
            try (LogLabel _ = LogLabel.run(claim.get().runId().toString())) {
                launch(claim.get());
            }
            claim = claim(next);
        }
    }

    private static Optional<RunQueue.Claim> claim(Callable<Optional<RunQueue.Claim>> next) {
        return SystemScope.call(() -> QuarkusTransaction.requiringNew().call(next));
    }

    private void snapshot(RunQueue.Claim claim) {
        TrainingRun run = read(claim).run();
        RunLog.with(run, () -> snapshot(claim, run));
    }

    private void snapshot(RunQueue.Claim claim, TrainingRun run) {
        DatasetSnapshots.Answer answer =
                TenantScope.call(claim.tenant(), () -> datasets.snapshot(run.spec().dataset()));
        LOG.debugf("dataset for run %s: %s", run.id(), answer);
        write(claim, entry -> snapshotted(entry.run(), answer, clock.instant()), false);
    }

    private TrainingRun snapshotted(TrainingRun run, DatasetSnapshots.Answer answer, Instant now) {
        if (!(run.state() instanceof RunState.Requested requested)) {
            return run;
        }
        DispatchHold done = run.hold().done(now);
        return switch (answer) {
            case DatasetSnapshots.Ready(String datasetId) ->
                    run.with(done).with(requested.queued(datasetId));
            case DatasetSnapshots.Refused(Failure failure) ->
                    run.with(done).with(requested.failed(failure, now));
            case DatasetSnapshots.Unavailable(String cause) ->
                    run.requestedAt().plus(config.datasetPatience()).isAfter(now)
                            ? run.with(run.hold().pausedFrom(now))
                            : run.with(done)
                                    .with(
                                            requested.failed(
                                                    new Failure("DATASET_UNAVAILABLE", cause),
                                                    now));
        };
    }

    private void launch(RunQueue.Claim claim) {
        TrainingRun run = read(claim).run();
        RunLog.with(run, () -> launch(claim, run));
    }

    private void launch(RunQueue.Claim claim, TrainingRun run) {
        LaunchOrder order =
                new LaunchOrder(
                        run.job(),
                        run.tenant(),
                        run.spec(),
                        run.specSha256(),
                        Objects.requireNonNull(run.state().course().datasetId()),
                        claim.epoch());
        LaunchResult result = launcher.launch(order);
        LOG.infof("launch of %s: %s", order.key().name(), result);
        write(claim, entry -> launched(entry, result, clock.instant()), true);
    }

    private TrainingRun launched(RunStore.Entry entry, LaunchResult result, Instant now) {
        TrainingRun run = entry.run();
        Attempt attempt = Objects.requireNonNull(entry.attempt());
        return switch (result) {
            case LaunchResult.Launched(String uid) -> recorded(run, attempt, uid, now);
            case LaunchResult.AlreadyExists(String uid) -> recorded(run, attempt, uid, now);
            case LaunchResult.Deferred _, LaunchResult.Unknown _ ->
                    run.with(run.hold().pausedFrom(now));
            case LaunchResult.Refused(Failure failure) -> {
                TrainingRun free = run.with(run.hold().done(now));
                // Of a cancelled run the name may be closed already; the reconciler ends it.
                if (run.cancelRequested() || !(run.state() instanceof RunState.Active active)) {
                    yield free;
                }
                // The Job of that name, if any, is not ours: never touch it.
                store.update(attempt.ended(now));
                yield free.with(active.failed(failure, now));
            }
        };
    }

    private TrainingRun recorded(TrainingRun run, Attempt attempt, String uid, Instant now) {
        if (attempt.jobUid() == null) {
            store.update(attempt.launched(uid));
        }
        return run.with(run.hold().done(now));
    }

    @FunctionalInterface
    private interface Change {
        TrainingRun of(RunStore.Entry entry);
    }

    private RunStore.Entry read(RunQueue.Claim claim) {
        return TenantWork.transact(claim.tenant(), () -> store.find(claim.runId()).orElseThrow());
    }

    /// Drops the result of a claim that another has followed.
    private void write(RunQueue.Claim claim, Change change, boolean needsAttempt) {
        TenantWork.transact(
                claim.tenant(),
                () -> {
                    RunStore.Entry entry = store.lock(claim.runId()).orElseThrow();
                    if (entry.run().hold().epoch() == claim.epoch()
                            && (!needsAttempt || entry.attempt() != null)) {
                        journal.write(entry.run(), change.of(entry), entry.attempt());
                    }
                    return true;
                });
    }
}
