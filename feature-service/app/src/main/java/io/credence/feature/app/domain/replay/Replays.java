package io.credence.feature.app.domain.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The replays of the current tenant, and who works on them. A worker owns a replay until its lease
/// ends; it renews the lease with every batch.
public interface Replays {

    void add(Replay replay, String actor);

    Optional<Replay> find(UUID id);

    /// Takes a running replay whose lease is over; false if another worker has it.
    boolean claim(UUID id, UUID worker, Instant now, Instant leaseUntil);

    /// The replay if `worker` still owns it, locked until the end of the transaction.
    Optional<Replay> owned(UUID id, UUID worker);

    void save(Replay replay, Instant leaseUntil);
}
