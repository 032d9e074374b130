package io.credence.feature.app.rest;

import io.credence.feature.app.domain.replay.Replay;
import io.credence.feature.app.domain.replay.ReplayRequest;
import io.credence.feature.app.domain.replay.ReplayState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `id` is also the stream of the replay's events.
record ReplayResponse(
        String id,
        String instrument,
        String interval,
        String featureSet,
        long fromMs,
        long toMs,
        double barsPerSecond,
        int warmUpBars,
        ReplayState state,
        long published,
        long total,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static ReplayResponse from(Replay replay) {
        ReplayRequest request = replay.request();
        return new ReplayResponse(
                replay.id().toString(),
                request.series().instrument().value(),
                request.series().interval().text(),
                request.set().name(),
                request.fromMs(),
                request.toMs(),
                request.barsPerSecond(),
                request.warmUpBars(),
                replay.state(),
                replay.published(),
                replay.total(),
                replay.failure(),
                replay.requestedAt(),
                replay.finishedAt());
    }
}
