package io.credence.feature.app.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Long work in steps, each of them safe to repeat, owned by the worker that holds its lease.
interface LeasedWork {

    /// For logs.
    String name();

    /// In the system scope.
    List<AbandonedWork> abandoned(Instant now, int limit);

    /// False if another worker has it.
    boolean claim(UUID id, UUID worker);

    /// One step; how long to wait before the next, or empty when there is none for this worker.
    Optional<Duration> advance(UUID id, UUID worker);
}
