package io.credence.prediction.inference.batch;

import java.time.Duration;

/// Bounds of the batcher.
///
/// @param threads dispatchers; the cores of the machine on CPU
/// @param maxBatchRows most rows that requests are merged to; a larger request runs alone
/// @param maxQueuedRows most rows that may wait for one model; what would exceed it is refused
/// @param drainTimeout how long `close` lets the queues empty
public record BatcherSettings(
        int threads, int maxBatchRows, int maxQueuedRows, Duration drainTimeout) {

    public BatcherSettings {
        if (threads < 1 || maxBatchRows < 1 || maxQueuedRows < 1) {
            throw new IllegalArgumentException(
                    "threads, maxBatchRows and maxQueuedRows must be >= 1");
        }
    }
}
