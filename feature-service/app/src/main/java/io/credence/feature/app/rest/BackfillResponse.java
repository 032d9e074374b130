package io.credence.feature.app.rest;

import io.credence.feature.app.domain.replay.Backfill;
import io.credence.feature.app.domain.replay.Replay;
import io.credence.feature.app.domain.replay.ReplayState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shard is a replay: its id is the stream of its rows.
record BackfillResponse(
        String id,
        ReplayState state,
        long published,
        long total,
        long running,
        long completed,
        long failed,
        Instant requestedAt,
        List<Shard> shards) {

    record Shard(
            String id,
            String instrument,
            long fromMs,
            long toMs,
            ReplayState state,
            long published,
            long total,
            @Nullable String failure) {

        static Shard from(Replay replay) {
            return new Shard(
                    replay.id().toString(),
                    replay.request().series().instrument().value(),
                    replay.request().fromMs(),
                    replay.request().toMs(),
                    replay.state(),
                    replay.published(),
                    replay.total(),
                    replay.failure());
        }
    }

    static BackfillResponse from(Backfill backfill) {
        return new BackfillResponse(
                backfill.id().toString(),
                backfill.state(),
                backfill.published(),
                backfill.total(),
                backfill.count(ReplayState.RUNNING),
                backfill.count(ReplayState.COMPLETED),
                backfill.count(ReplayState.FAILED),
                backfill.requestedAt(),
                backfill.shards().stream().map(Shard::from).toList());
    }
}
