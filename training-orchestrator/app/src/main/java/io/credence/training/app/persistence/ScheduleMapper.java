package io.credence.training.app.persistence;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.json.StoredJson;
import io.credence.training.api.TrainingSpec;
import io.credence.training.app.domain.CronExpression;
import io.credence.training.app.domain.ScheduleRange;
import io.credence.training.app.domain.ScheduleSettings;
import io.credence.training.app.domain.TrainingSchedule;
import java.time.Duration;

/// Rows to schedules and back.
final class ScheduleMapper {

    private ScheduleMapper() {}

    static TrainingSchedule schedule(TrainingScheduleRow row) {
        return new TrainingSchedule(
                row.id,
                new TenantId(row.tenantId),
                row.version,
                new ScheduleSettings(
                        row.name,
                        new CronExpression(row.cron),
                        StoredJson.read(row.training, TrainingSpec.class),
                        new ScheduleRange(
                                row.fromMs,
                                row.toMs,
                                row.lookback == null ? null : Duration.parse(row.lookback)),
                        row.whileRunning,
                        row.nextFireAt != null),
                new TrainingSchedule.Firings(
                        row.nextFireAt, row.lastFiredAt, row.lastRunId, row.lastSkippedAt),
                new TrainingSchedule.Signature(row.createdAt, row.createdBy),
                new TrainingSchedule.Signature(row.updatedAt, row.updatedBy));
    }

    /// Writes what may change after the insert.
    static void write(TrainingSchedule schedule, TrainingScheduleRow row) {
        ScheduleSettings settings = schedule.settings();
        Duration lookback = settings.range().lookback();
        row.version = schedule.version();
        row.cron = settings.cron().text();
        row.training = StoredJson.write(settings.training());
        row.fromMs = settings.range().fromMs();
        row.toMs = settings.range().toMs();
        row.lookback = lookback == null ? null : lookback.toString();
        row.whileRunning = settings.whileRunning();
        row.nextFireAt = schedule.firings().next();
        row.lastFiredAt = schedule.firings().lastFired();
        row.lastRunId = schedule.firings().lastRun();
        row.lastSkippedAt = schedule.firings().lastSkipped();
        row.updatedAt = schedule.updated().at();
        row.updatedBy = schedule.updated().by();
    }
}
