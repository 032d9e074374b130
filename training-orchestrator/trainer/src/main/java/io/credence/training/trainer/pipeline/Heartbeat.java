package io.credence.training.trainer.pipeline;

import io.credence.training.trainer.client.OrchestratorClient;
import io.credence.training.trainer.client.Refusal;
import io.credence.training.trainer.job.EventLog;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.job.StopSignal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Keeps the lease and carries progress, once a second and at once when told. A lost lease, a lease
/// that could not be kept for its whole length, and a wish to cancel raise the stop signal.
public final class Heartbeat implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final OrchestratorClient orchestrator;
    private final OrchestratorClient.Lease lease;
    private final ProgressMeter progress;
    private final StopSignal stop;
    private final EventLog log;
    private final BlockingQueue<Boolean> knocks = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile boolean closed;

    public Heartbeat(
            OrchestratorClient orchestrator,
            OrchestratorClient.Lease lease,
            ProgressMeter progress,
            StopSignal stop,
            EventLog log) {
        this.orchestrator = orchestrator;
        this.lease = lease;
        this.progress = progress;
        this.stop = stop;
        this.log = log;
        this.thread =
                Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beatUntilClosed);
    }

    public Heartbeat start() {
        thread.start();
        return this;
    }

    /// Sends the progress now.
    public void hurry() {
        // One knock is as good as two.
        boolean _ = knocks.offer(Boolean.TRUE);
    }

    /// Goes on only if the lease still holds now: who was stopped for long, with all its threads,
    /// does not know that another attempt took over.
    public void confirm() {
        if (orchestrator.confirm(lease, progress.current())) {
            stop.raise(FailureReason.CANCELLED);
        }
        stop.check();
    }

    private void beatUntilClosed() {
        long kept = System.nanoTime();
        try {
            while (pause()) {
                if (beat()) {
                    kept = System.nanoTime();
                } else if (System.nanoTime() - kept
                        > Duration.ofSeconds(lease.leaseSeconds()).toNanos()) {
                    stop.raise(FailureReason.LEASE_LOST);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the lease was kept.
    private boolean beat() {
        try {
            if (orchestrator.heartbeat(lease, progress.current())) {
                stop.raise(FailureReason.CANCELLED);
            }
            return true;
        } catch (JobFailure failure) {
            if (failure.reason() == FailureReason.LEASE_LOST) {
                stop.raise(FailureReason.LEASE_LOST);
            }
            missed(failure);
            return false;
        } catch (Refusal refusal) {
            missed(refusal);
            return false;
        }
    }

    private void missed(RuntimeException why) {
        log.warn("heartbeat_missed", Map.of("cause", String.valueOf(why.getMessage())));
    }

    /// Whether to go on, after a pause or a knock.
    private boolean pause() throws InterruptedException {
        Boolean _ = knocks.poll(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        hurry();
    }
}
