package io.credence.feature.app.domain.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Replays that were asked for at once, at least one; instances take them one by one.
public record Backfill(UUID id, Instant requestedAt, List<Replay> shards) {

    public Backfill {
        shards = List.copyOf(shards);
    }

    /// Over when every shard is.
    public ReplayState state() {
        if (count(ReplayState.RUNNING) > 0) {
            return ReplayState.RUNNING;
        }
        return count(ReplayState.FAILED) > 0 ? ReplayState.FAILED : ReplayState.COMPLETED;
    }

    public long count(ReplayState state) {
        return shards.stream().filter(shard -> shard.state() == state).count();
    }

    public long published() {
        return shards.stream().mapToLong(Replay::published).sum();
    }

    public long total() {
        return shards.stream().mapToLong(Replay::total).sum();
    }
}
