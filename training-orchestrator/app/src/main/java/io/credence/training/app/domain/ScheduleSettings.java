package io.credence.training.app.domain;

import io.credence.training.api.TrainingSpec;
import java.time.Instant;

/// What people decide of a schedule.
///
/// @param training the template; the range says which bars each firing puts into it
public record ScheduleSettings(
        String name,
        CronExpression cron,
        TrainingSpec training,
        ScheduleRange range,
        WhileRunning whileRunning,
        boolean enabled) {

    /// What a firing does that finds the run of an earlier one at work.
    public enum WhileRunning {
        SKIP,
        START
    }

    TrainingSpec trainingAt(Instant firing) {
        return training.with(range.at(firing, training.dataset()));
    }
}
