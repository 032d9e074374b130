package io.credence.feature.app.domain.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Long work in steps, each of them safe to repeat, owned by the worker that holds its lease.
public interface LeasedWork {

    /// For logs.
    String name();

    /// In the system scope.
    List<AbandonedWork> abandoned(Instant now, int limit);

    /// False if another worker has it.
    boolean claim(UUID id, UUID worker);

    /// One step; how long to wait before the next, or empty when there is none for this worker.
    Optional<Duration> advance(UUID id, UUID worker);

    /// Whether [#advance] left the work for so long a pause: its lease ends with the pause, when a
    /// worker takes it up again, and until then others have its place.
    default boolean letsGo(Duration pause) {
        return false;
    }
}
