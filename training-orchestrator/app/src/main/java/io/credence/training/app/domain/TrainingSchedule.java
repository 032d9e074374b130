package io.credence.training.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.training.api.TrainingSpec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Trainings that ask for themselves.
///
/// @param version counts the changes of the settings; firings do not count
public record TrainingSchedule(
        UUID id,
        TenantId tenant,
        long version,
        ScheduleSettings settings,
        Firings firings,
        Signature created,
        Signature updated) {

    public record Signature(Instant at, String by) {}

    /// What it did and will do.
    ///
    /// @param next null while it is disabled
    /// @param lastFired the time that the last run was for
    /// @param lastSkipped the last time that passed without one
    public record Firings(
            @Nullable Instant next,
            @Nullable Instant lastFired,
            @Nullable UUID lastRun,
            @Nullable Instant lastSkipped) {

        public static final Firings NONE = new Firings(null, null, null, null);

        Firings withNext(@Nullable Instant at) {
            return new Firings(at, lastFired, lastRun, lastSkipped);
        }

        Firings fired(Instant at, UUID run) {
            return new Firings(next, at, run, lastSkipped);
        }

        Firings skipped(Instant at) {
            return new Firings(next, lastFired, lastRun, at);
        }
    }

    TrainingSchedule changed(ScheduleSettings to, Firings then, Signature by) {
        return new TrainingSchedule(id, tenant, version + 1, to, then, created, by);
    }

    TrainingSchedule with(Firings then) {
        return new TrainingSchedule(id, tenant, version, settings, then, created, updated);
    }

    /// What the next firing will ask for; null while it is disabled.
    public @Nullable TrainingSpec nextTraining() {
        return firings.next() == null ? null : settings.trainingAt(firings.next());
    }

    String idempotencyKey(Instant firing) {
        return "schedule/" + id + "/" + firing;
    }
}
