package io.credence.prediction.inference.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The requests that wait for one model version, oldest first. Guarded by the batcher's lock.
final class ModelQueue {

    private final Deque<PendingRequest> waiting = new ArrayDeque<>();
    private int rows;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int rows() {
        return rows;
    }

    void add(PendingRequest request) {
        waiting.add(request);
        rows += request.rows();
    }

    /// Takes what fits into one run: the oldest request, whatever its size, then followers of the
    /// same shape. Expired ones go to `expired` instead.
    List<PendingRequest> take(int maxRows, long now, List<PendingRequest> expired) {
        List<PendingRequest> batch = new ArrayList<>();
        int batchRows = 0;
        while (!waiting.isEmpty()) {
            PendingRequest next = waiting.element();
            if (next.expired(now)) {
                expired.add(remove());
            } else if (batch.isEmpty()) {
                batchRows = next.rows();
                batch.add(remove());
            } else if (next.model().signature().batched()
                    && batchRows + next.rows() <= maxRows
                    && next.sharesRunWith(batch.getFirst())) {
                batchRows += next.rows();
                batch.add(remove());
            } else {
                break;
            }
        }
        return batch;
    }

    List<PendingRequest> drain() {
        List<PendingRequest> all = List.copyOf(waiting);
        waiting.clear();
        rows = 0;
        return all;
    }

    private PendingRequest remove() {
        PendingRequest request = waiting.remove();
        rows -= request.rows();
        return request;
    }
}
