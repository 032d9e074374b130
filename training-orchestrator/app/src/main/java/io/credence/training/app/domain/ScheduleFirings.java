package io.credence.training.app.domain;

import io.credence.platform.service.tenant.SystemScope;
import io.credence.training.app.domain.ScheduleSettings.WhileRunning;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Turns firings into runs. A firing is one transaction that holds the schedule's row: the run, its
/// event and the next time are written together, so however many orchestrators look, and wherever
/// one is killed, each firing has one run. The run's key names the firing once more.
@ApplicationScoped
public class ScheduleFirings {

    private static final Logger LOG = Logger.getLogger(ScheduleFirings.class);

    private final ScheduleQueue queue;
    private final ScheduleStore schedules;
    private final RunStore runs;
    private final RunJournal journal;
    private final RunMetrics metrics;

    ScheduleFirings(
            ScheduleQueue queue,
            ScheduleStore schedules,
            RunStore runs,
            RunJournal journal,
            RunMetrics metrics) {
        this.queue = queue;
        this.schedules = schedules;
        this.runs = runs;
        this.journal = journal;
        this.metrics = metrics;
    }

    /// Fires what is due at `now`, of all tenants.
    public void fireDue(Instant now) {
        List<ScheduleQueue.Due> all =
                SystemScope.call(
                        () -> QuarkusTransaction.requiringNew().call(() -> queue.due(now)));
        for (ScheduleQueue.Due due : all) {
            try {
                TenantWork.transact(due.tenant(), () -> fire(due.schedule(), now));
            } catch (RuntimeException e) {
                metrics.failedToFire();
                LOG.errorf(e, "schedule %s could not fire", due.schedule());
            }
        }
    }

    private boolean fire(UUID id, Instant now) {
        Optional<TrainingSchedule> claimed = schedules.claim(id, now);
        claimed.ifPresent(schedule -> schedules.update(fired(schedule, now)));
        return claimed.isPresent();
    }

    private TrainingSchedule fired(TrainingSchedule schedule, Instant now) {
        ScheduleSettings settings = schedule.settings();
        // However many times passed while nobody looked, the last one stands for all.
        Instant firing = settings.cron().lastUntil(now).orElse(now);
        TrainingSchedule.Firings next =
                schedule.firings().withNext(settings.cron().firstAfter(now).orElse(null));
        boolean skip =
                settings.whileRunning() == WhileRunning.SKIP
                        && isActive(schedule.firings().lastRun());
        metrics.fired(!skip);
        if (skip) {
            LOG.infof("schedule %s skips %s: its last run is at work", schedule.id(), firing);
            return schedule.with(next.skipped(firing));
        }
        UUID run = open(schedule, firing, now);
        LOG.infof("schedule %s fires %s: run %s", schedule.id(), firing, run);
        return schedule.with(next.fired(firing, run));
    }

    private boolean isActive(@Nullable UUID run) {
        return run != null
                && runs.find(run)
                        .filter(entry -> entry.run().state() instanceof RunState.Active)
                        .isPresent();
    }

    private UUID open(TrainingSchedule schedule, Instant firing, Instant now) {
        TrainingRun run =
                TrainingRun.requested(
                        schedule.tenant(),
                        "schedule " + schedule.settings().name(),
                        now,
                        schedule.settings().trainingAt(firing));
        String key = schedule.idempotencyKey(firing);
        return journal.open(run, key)
                ? run.id()
                : runs.byIdempotencyKey(key).orElseThrow().run().id();
    }
}
