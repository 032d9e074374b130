package io.credence.training.app.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a state says of the end, all null before it.
public record RunResult(
        @Nullable Integer modelVersion,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Instant finishedAt) {

    public static RunResult of(RunState state) {
        return switch (state) {
            case RunState.Active _ -> new RunResult(null, null, null, null);
            case RunState.Succeeded done ->
                    new RunResult(done.modelVersion(), null, null, done.finishedAt());
            case RunState.Failed failed ->
                    new RunResult(
                            null,
                            failed.failure().reason(),
                            failed.failure().detail(),
                            failed.finishedAt());
            case RunState.Cancelled cancelled ->
                    new RunResult(null, null, null, cancelled.finishedAt());
        };
    }
}
