package io.credence.training.app.rest;

import io.credence.training.api.TrainingProgress;
import io.credence.training.api.TrainingSpec;
import io.credence.training.app.domain.Attempt;
import io.credence.training.app.domain.RunResult;
import io.credence.training.app.domain.RunState;
import io.credence.training.app.domain.RunStore;
import io.credence.training.app.domain.TrainingRun;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run as callers see it.
///
/// @param cancelRequestedAt set from the request on, while the state still says what is
public record TrainingRunResponse(
        UUID id,
        String model,
        RunState.Name state,
        int attempt,
        TrainingSpec spec,
        @Nullable String datasetId,
        @Nullable TrainingProgress progress,
        @Nullable Integer modelVersion,
        @Nullable String reason,
        @Nullable String detail,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant cancelRequestedAt) {

    static TrainingRunResponse from(RunStore.Entry entry) {
        TrainingRun run = entry.run();
        RunState state = run.state();
        RunResult result = RunResult.of(state);
        Attempt attempt = entry.attempt();
        Attempt.Report report = attempt == null ? null : attempt.report();
        return new TrainingRunResponse(
                run.id(),
                run.spec().model(),
                state.name(),
                state.course().attempt(),
                run.spec(),
                state.course().datasetId(),
                report == null ? null : report.progress(),
                result.modelVersion(),
                result.reason(),
                result.detail(),
                run.requestedBy(),
                run.requestedAt(),
                state.course().startedAt(),
                result.finishedAt(),
                run.cancelRequestedAt());
    }
}
