package io.credence.feature.app.domain.replay;

import java.util.Optional;
import java.util.UUID;

/// The backfills of the current tenant.
public interface Backfills {

    /// With its shards, which workers then find among the replays.
    void add(Backfill backfill, String actor);

    Optional<Backfill> find(UUID id);
}
