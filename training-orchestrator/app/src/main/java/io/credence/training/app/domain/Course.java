package io.credence.training.app.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a run has been through, whatever its state.
///
/// @param attempt counts from 1; each Job of the run has its own
/// @param datasetId null until the snapshot exists
/// @param startedAt when a Job first ran; waiting in a queue is not running
public record Course(int attempt, @Nullable String datasetId, @Nullable Instant startedAt) {

    public static final Course FIRST = new Course(1, null, null);

    Course withDataset(String id) {
        return new Course(attempt, id, startedAt);
    }

    Course startedBy(Instant at) {
        return new Course(attempt, datasetId, startedAt == null ? at : startedAt);
    }

    Course nextAttempt() {
        return new Course(attempt + 1, datasetId, startedAt);
    }
}
