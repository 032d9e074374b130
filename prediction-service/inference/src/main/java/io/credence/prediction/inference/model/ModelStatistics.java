package io.credence.prediction.inference.model;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// Counters of one model version since it was loaded, in the terms of the Open Inference Protocol's
/// statistics extension. Times are nanoseconds; every request of a batch is charged the whole run.
public final class ModelStatistics {

    /// Why a request got no answer.
    public enum Failure {
        REJECTED,
        CANCELED,
        BACKEND
    }

    private final Tally success = new Tally();
    private final Tally fail = new Tally();
    private final Tally queue = new Tally();
    private final Tally computeInput = new Tally();
    private final Tally computeInfer = new Tally();
    private final Tally computeOutput = new Tally();
    private final LongAdder rows = new LongAdder();
    private final LongAdder runs = new LongAdder();
    private final Map<Failure, LongAdder> failures =
            Map.of(
                    Failure.REJECTED, new LongAdder(),
                    Failure.CANCELED, new LongAdder(),
                    Failure.BACKEND, new LongAdder());
    private final AtomicInteger pending = new AtomicInteger();
    private final LongAccumulator lastRunMs = new LongAccumulator(Math::max, 0);
    private final Map<Integer, BatchSize> batches = new ConcurrentHashMap<>();

    ModelStatistics() {}

    /// A request entered the queue.
    public void queued() {
        pending.incrementAndGet();
    }

    /// A request left it, for a run or for good.
    public void dequeued() {
        pending.decrementAndGet();
    }

    public void ran(int batchRows, ModelRun run, long nowMs) {
        runs.increment();
        rows.add(batchRows);
        lastRunMs.accumulate(nowMs);
        batches.computeIfAbsent(batchRows, size -> new BatchSize()).add(run);
    }

    public void succeeded(long queueNanos, ModelRun run) {
        queue.add(queueNanos);
        computeInput.add(run.inputNanos());
        computeInfer.add(run.inferNanos());
        computeOutput.add(run.outputNanos());
        success.add(queueNanos + run.inputNanos() + run.inferNanos() + run.outputNanos());
    }

    public void failed(Failure failure, long nanos) {
        fail.add(nanos);
        tally(failure).increment();
    }

    public Tally success() {
        return success;
    }

    public Tally fail() {
        return fail;
    }

    public Tally queue() {
        return queue;
    }

    public Tally computeInput() {
        return computeInput;
    }

    public Tally computeInfer() {
        return computeInfer;
    }

    public Tally computeOutput() {
        return computeOutput;
    }

    /// Rows that went through the model.
    public long inferenceCount() {
        return rows.sum();
    }

    /// Runs; fewer than rows when batching works.
    public long executionCount() {
        return runs.sum();
    }

    public long failures(Failure failure) {
        return tally(failure).sum();
    }

    public int pending() {
        return pending.get();
    }

    /// Epoch milliseconds; 0 before the first run.
    public long lastRunMs() {
        return lastRunMs.get();
    }

    /// By rows in the batch, ascending.
    public Map<Integer, BatchSize> batches() {
        return new TreeMap<>(batches);
    }

    private LongAdder tally(Failure failure) {
        return Objects.requireNonNull(failures.get(failure));
    }

    /// A count and the nanoseconds it took.
    public static final class Tally {

        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void add(long elapsed) {
            count.increment();
            nanos.add(elapsed);
        }

        public long count() {
            return count.sum();
        }

        public long nanos() {
            return nanos.sum();
        }
    }

    /// Runs of one size.
    public static final class BatchSize {

        private final Tally input = new Tally();
        private final Tally infer = new Tally();
        private final Tally output = new Tally();

        private void add(ModelRun run) {
            input.add(run.inputNanos());
            infer.add(run.inferNanos());
            output.add(run.outputNanos());
        }

        public Tally input() {
            return input;
        }

        public Tally infer() {
            return infer;
        }

        public Tally output() {
            return output;
        }
    }
}
