package io.credence.training.app.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.platform.api.TenantId;
import io.credence.training.api.TrainingSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /// A run as it begins, with an id that tells its age.
    static TrainingRun requested(TenantId tenant, String by, Instant now, TrainingSpec spec) {
        // As exact as the database keeps it.
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return new TrainingRun(
                UuidCreator.getTimeOrderedEpoch(),
                tenant,
                by,
                at,
                spec,
                SpecHash.of(spec),
                new RunState.Requested(Course.FIRST),
                new DispatchHold(0, 0, at),
                null);
    }

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
