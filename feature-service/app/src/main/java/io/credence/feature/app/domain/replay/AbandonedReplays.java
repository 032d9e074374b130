package io.credence.feature.app.domain.replay;

import io.credence.feature.app.domain.lease.AbandonedWork;
import java.time.Instant;
import java.util.List;

/// Running replays of all tenants that nobody works on.
public interface AbandonedReplays {

    /// In the system scope only.
    ///
    /// @param ofBackfills whether shards of backfills, or replays of their own
    List<AbandonedWork> find(Instant now, boolean ofBackfills, int limit);
}
