package io.credence.feature.app.domain.replay;

import io.credence.feature.app.domain.rows.KernelState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A replay as it stands. Its id is the stream of its rows.
///
/// @param publishFromMs the first row to publish, a warm-up one if there are any
/// @param nextOpenMs bars before it were stepped already
/// @param engineState of the kernels after those; null before the first
/// @param total rows it will have published at the end, as counted at the start
/// @param attempts how often a worker began without getting on
public record Replay(
        UUID id,
        ReplayRequest request,
        long publishFromMs,
        long nextOpenMs,
        @Nullable KernelState engineState,
        ReplayState state,
        long published,
        long total,
        int attempts,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    Replay advanced(long nextOpenMs, KernelState engineState, int rows) {
        return new Replay(
                id,
                request,
                publishFromMs,
                nextOpenMs,
                engineState,
                state,
                published + rows,
                total,
                0,
                null,
                requestedAt,
                null);
    }

    Replay ended(ReplayState end, @Nullable String why, Instant at) {
        return new Replay(
                id,
                request,
                publishFromMs,
                nextOpenMs,
                engineState,
                end,
                published,
                total,
                attempts,
                why,
                requestedAt,
                at);
    }
}
