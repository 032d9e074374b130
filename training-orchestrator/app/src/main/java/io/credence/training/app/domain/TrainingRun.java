package io.credence.training.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.training.api.TrainingSpec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request for a model, as it stands.
///
/// @param cancelRequestedAt somebody wants it to end; the state says when it did
public record TrainingRun(
        UUID id,
        TenantId tenant,
        String requestedBy,
        Instant requestedAt,
        TrainingSpec spec,
        String specSha256,
        RunState state,
        DispatchHold hold,
        @Nullable Instant cancelRequestedAt) {

    public JobKey job() {
        return new JobKey(id, state.course().attempt());
    }

    public boolean cancelRequested() {
        return cancelRequestedAt != null;
    }

    TrainingRun with(RunState next) {
        return new TrainingRun(
                id,
                tenant,
                requestedBy,
                requestedAt,
                spec,
                specSha256,
                next,
                hold,
                cancelRequestedAt);
    }

    TrainingRun with(DispatchHold next) {
        return new TrainingRun(
                id,
                tenant,
                requestedBy,
                requestedAt,
                spec,
                specSha256,
                state,
                next,
                cancelRequestedAt);
    }

    TrainingRun cancelRequested(Instant at) {
        return new TrainingRun(
                id, tenant, requestedBy, requestedAt, spec, specSha256, state, hold, at);
    }
}
