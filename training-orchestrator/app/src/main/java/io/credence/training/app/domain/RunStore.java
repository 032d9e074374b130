package io.credence.training.app.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The runs of the tenant at hand, inside a transaction.
public interface RunStore {

    /// A run with its current attempt, if that has begun.
    record Entry(TrainingRun run, @Nullable Attempt attempt) {}

    record Filter(RunState.@Nullable Name state, @Nullable String model) {}

    /// False, and nothing stored, if the tenant used the key before.
    boolean insert(TrainingRun run, String idempotencyKey);

    Optional<Entry> byIdempotencyKey(String idempotencyKey);

    Optional<Entry> find(UUID id);

    /// Also keeps others out until the transaction ends.
    Optional<Entry> lock(UUID id);

    /// Newest first.
    ///
    /// @param before the last id of the page before this one
    List<Entry> list(Filter filter, UUID before, int limit);

    void update(TrainingRun run);

    void update(Attempt attempt);

    long nextFencingToken();
}
