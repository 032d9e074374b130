package io.credence.training.app.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.training.api.TrainingErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// What people ask of schedules.
@ApplicationScoped
public class Schedules {

    private final ScheduleStore store;
    private final TenantContext caller;
    private final Clock clock;

    Schedules(ScheduleStore store, TenantContext caller, Clock clock) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public TrainingSchedule create(ScheduleSettings settings) {
        Instant now = now();
        TrainingSchedule.Signature signature = new TrainingSchedule.Signature(now, caller.user());
        TrainingSchedule schedule =
                new TrainingSchedule(
                        UuidCreator.getTimeOrderedEpoch(),
                        caller.tenant(),
                        0,
                        settings,
                        TrainingSchedule.Firings.NONE.withNext(next(settings, now)),
                        signature,
                        signature);
        if (!store.insert(schedule)) {
            throw taken(settings.name());
        }
        return schedule;
    }

    @Transactional
    public TrainingSchedule get(UUID id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    @Transactional
    public List<TrainingSchedule> list(UUID after, int limit) {
        return store.list(after, limit);
    }

    /// The next firing is the first after now: of the old times, none is made up for.
    ///
    /// @param seen whether the caller has seen the version
    @Transactional
    public TrainingSchedule change(UUID id, ScheduleSettings settings, LongPredicate seen) {
        TrainingSchedule before = store.lock(id).orElseThrow(() -> unknown(id));
        if (!seen.test(before.version())) {
            throw new ProblemException(
                    PlatformErrorCode.PRECONDITION_FAILED,
                    "the schedule has ETag \"%d\" now".formatted(before.version()));
        }
        if (!settings.name().equals(before.settings().name())) {
            throw ProblemException.invalid("name", "stays what it is");
        }
        Instant now = now();
        TrainingSchedule after =
                before.changed(
                        settings,
                        before.firings().withNext(next(settings, now)),
                        new TrainingSchedule.Signature(now, caller.user()));
        store.update(after);
        return after;
    }

    /// Its runs stay.
    @Transactional
    public void delete(UUID id) {
        if (!store.delete(id)) {
            throw unknown(id);
        }
    }

    private static @Nullable Instant next(ScheduleSettings settings, Instant now) {
        return settings.enabled() ? settings.cron().firstAfter(now).orElseThrow() : null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException taken(String name) {
        return new ProblemException(
                TrainingErrorCode.SCHEDULE_EXISTS,
                "there is a schedule named '%s'; change it, or take another name".formatted(name));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("training schedule", id.toString());
    }
}
