package io.credence.prediction.inference.batch;

import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A request on its way through the queue. Holds its model open until it is finished.
final class PendingRequest {

    private final LoadedModel model;
    private final List<FloatTensor> inputs;
    private final int rows;
    private final long enqueuedNanos;
    private final long deadlineNanos;
    private final CompletableFuture<InferenceOutcome> outcome = new CompletableFuture<>();

    PendingRequest(LoadedModel model, List<FloatTensor> inputs, long now, long deadlineNanos) {
        this.model = model;
        this.inputs = inputs;
        this.rows = model.signature().batched() ? inputs.getFirst().rows() : 1;
        this.enqueuedNanos = now;
        this.deadlineNanos = deadlineNanos;
    }

    LoadedModel model() {
        return model;
    }

    List<FloatTensor> inputs() {
        return inputs;
    }

    int rows() {
        return rows;
    }

    long waitedNanos(long now) {
        return now - enqueuedNanos;
    }

    boolean expired(long now) {
        return now - deadlineNanos >= 0;
    }

    CompletableFuture<InferenceOutcome> outcome() {
        return outcome;
    }

    /// Whether both differ in rows only.
    boolean sharesRunWith(PendingRequest other) {
        for (int i = 0; i < inputs.size(); i++) {
            long[] mine = inputs.get(i).shape();
            long[] theirs = other.inputs.get(i).shape();
            if (!Arrays.equals(mine, 1, mine.length, theirs, 1, theirs.length)) {
                return false;
            }
        }
        return true;
    }

    void finish(InferenceOutcome result) {
        model.release();
        outcome.complete(result);
    }
}
