package io.credence.prediction.inference.batch;

import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelStatistics;
import io.credence.prediction.inference.model.ModelStatistics.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Merges the requests of all models into runs on few platform threads. An idle dispatcher takes
/// what is there at once, so light load waits for nothing; under load a batch forms while the
/// previous run is busy. Models take turns, so a flood on one leaves the others their share.
public final class Batcher implements AutoCloseable {

    private static final double SPEED_SMOOTHING = 0.1;
    private static final Duration NO_DEADLINE = Duration.ofDays(365);

    private final BatcherSettings settings;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition drained = lock.newCondition();

    // Guarded by `lock`. A queue exists while requests wait in it, and is then in `turns` once.
    private final Map<LoadedModel, ModelQueue> queues = new HashMap<>();
    private final Deque<LoadedModel> turns = new ArrayDeque<>();
    private boolean open = true;
    private int running;
    private double nanosPerRow;

    private final List<Thread> dispatchers = new ArrayList<>();

    /// @param clock tells when a model ran last
    /// @param nanoTime measures waits and runs, as `System::nanoTime` does
    public Batcher(BatcherSettings settings, Clock clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.clock = clock;
        this.nanoTime = nanoTime;
        for (int i = 0; i < settings.threads(); i++) {
            dispatchers.add(
                    Thread.ofPlatform().name("inference-" + i).daemon(true).start(this::dispatch));
        }
    }

    /// Queues one request. The future never fails: refusals are outcomes too.
    ///
    /// @param inputs in the order of the signature, shapes already checked against it, all with the
    ///   same number of rows; theirs from now on
    /// @param timeout how long the request may wait for its run to begin
    public CompletableFuture<InferenceOutcome> submit(
            LoadedModel model, List<FloatTensor> inputs, Duration timeout) {
        if (!model.tryUse()) {
            return CompletableFuture.completedFuture(new InferenceOutcome.Closed());
        }
        long now = nanoTime.getAsLong();
        PendingRequest request =
                new PendingRequest(model, inputs, now, now + clampedNanos(timeout));
        InferenceOutcome refusal = enqueue(request);
        if (refusal != null) {
            model.statistics().failed(Failure.REJECTED, 0);
            request.finish(refusal);
        }
        return request.outcome();
    }

    /// Rows that wait, over all models.
    public int queuedRows() {
        lock.lock();
        try {
            return queues.values().stream().mapToInt(ModelQueue::rows).sum();
        } finally {
            lock.unlock();
        }
    }

    /// Requests that run now.
    public int runningRequests() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more, finishes what waits within the drain timeout, refuses the rest.
    @Override
    public void close() {
        List<PendingRequest> left = new ArrayList<>();
        lock.lock();
        try {
            open = false;
            long budget = settings.drainTimeout().toNanos();
            while (!queues.isEmpty() && budget > 0) {
                budget = drained.awaitNanos(budget);
            }
            queues.values().forEach(queue -> left.addAll(queue.drain()));
            queues.clear();
            turns.clear();
            work.signalAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        left.forEach(request -> end(request, Failure.CANCELED, new InferenceOutcome.Closed()));
        for (Thread dispatcher : dispatchers) {
            try {
                dispatcher.join(settings.drainTimeout());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Null when the request was taken.
    private @Nullable InferenceOutcome enqueue(PendingRequest request) {
        lock.lock();
        try {
            if (!open) {
                return new InferenceOutcome.Closed();
            }
            ModelQueue queue = queues.get(request.model());
            int waiting = queue == null ? 0 : queue.rows();
            if (waiting + request.rows() > settings.maxQueuedRows()) {
                return new InferenceOutcome.QueueFull(expectedWait(waiting));
            }
            if (queue == null) {
                queue = new ModelQueue();
                queues.put(request.model(), queue);
                turns.add(request.model());
            }
            queue.add(request);
            request.model().statistics().queued();
            work.signal();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        BatchRunner runner = new BatchRunner(clock, nanoTime);
        List<PendingRequest> expired = new ArrayList<>();
        List<PendingRequest> batch = next(expired);
        while (batch != null) {
            for (PendingRequest request : expired) {
                end(request, Failure.CANCELED, new InferenceOutcome.Expired());
            }
            expired.clear();
            if (!batch.isEmpty()) {
                batch.forEach(request -> request.model().statistics().dequeued());
                finished(batch.size(), runner.run(batch));
            }
            batch = next(expired);
        }
    }

    /// Waits for work. Null when the batcher is closed and nothing waits.
    private @Nullable List<PendingRequest> next(List<PendingRequest> expired) {
        lock.lock();
        try {
            while (turns.isEmpty()) {
                if (!open) {
                    return null;
                }
                work.awaitUninterruptibly();
            }
            LoadedModel model = turns.remove();
            ModelQueue queue = Objects.requireNonNull(queues.get(model));
            List<PendingRequest> batch =
                    queue.take(settings.maxBatchRows(), nanoTime.getAsLong(), expired);
            if (queue.isEmpty()) {
                queues.remove(model);
                drained.signalAll();
            } else {
                turns.add(model);
                work.signal();
            }
            running += batch.size();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void finished(int requests, double speed) {
        lock.lock();
        try {
            running -= requests;
            nanosPerRow =
                    nanosPerRow == 0
                            ? speed
                            : nanosPerRow + SPEED_SMOOTHING * (speed - nanosPerRow);
        } finally {
            lock.unlock();
        }
    }

    private Duration expectedWait(int rowsAhead) {
        return Duration.ofNanos((long) (rowsAhead * nanosPerRow / settings.threads()));
    }

    private void end(PendingRequest request, Failure failure, InferenceOutcome outcome) {
        ModelStatistics statistics = request.model().statistics();
        statistics.dequeued();
        statistics.failed(failure, request.waitedNanos(nanoTime.getAsLong()));
        request.finish(outcome);
    }

    // nanoTime arithmetic wraps beyond 292 years, so "no deadline" is a long one.
    private static long clampedNanos(Duration timeout) {
        return timeout.compareTo(NO_DEADLINE) > 0 ? NO_DEADLINE.toNanos() : timeout.toNanos();
    }
}
