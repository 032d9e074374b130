package io.credence.training.app.rest;

import io.credence.training.api.TrainingSpec;
import io.credence.training.app.domain.ScheduleRange;
import io.credence.training.app.domain.ScheduleSettings.WhileRunning;
import io.credence.training.app.domain.TrainingSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A schedule as callers see it. `etag` is what `If-Match` takes.
record ScheduleResponse(
        UUID id,
        String etag,
        String name,
        String cron,
        boolean enabled,
        WhileRunning whileRunning,
        @Nullable Long fromMs,
        @Schema(description = "Null: each training ends at its firing.") @Nullable Long toMs,
        @Nullable String lookback,
        @Nullable Instant nextFireAt,
        @Schema(description = "What the next firing asks for; null while it is disabled.")
                @Nullable TrainingSpec nextTraining,
        @Nullable Instant lastFiredAt,
        @Nullable UUID lastRunId,
        @Schema(description = "The last firing that found its run at work.")
                @Nullable Instant lastSkippedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    static ScheduleResponse from(TrainingSchedule schedule) {
        ScheduleRange range = schedule.settings().range();
        Duration lookback = range.lookback();
        TrainingSchedule.Firings firings = schedule.firings();
        return new ScheduleResponse(
                schedule.id(),
                "\"" + schedule.version() + "\"",
                schedule.settings().name(),
                schedule.settings().cron().text(),
                schedule.settings().enabled(),
                schedule.settings().whileRunning(),
                range.fromMs(),
                range.toMs(),
                lookback == null ? null : lookback.toString(),
                firings.next(),
                schedule.nextTraining(),
                firings.lastFired(),
                firings.lastRun(),
                firings.lastSkipped(),
                schedule.created().at(),
                schedule.created().by(),
                schedule.updated().at(),
                schedule.updated().by());
    }
}
