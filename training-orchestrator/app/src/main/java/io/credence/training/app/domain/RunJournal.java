package io.credence.training.app.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes a run's change down with the event that tells of it: neither without the other.
@ApplicationScoped
public class RunJournal {

    private final RunStore store;
    private final RunEvents events;
    private final RunMetrics metrics;
    private final Event<RunChanged> wake;

    RunJournal(RunStore store, RunEvents events, RunMetrics metrics, Event<RunChanged> wake) {
        this.store = store;
        this.events = events;
        this.metrics = metrics;
        this.wake = wake;
    }

    /// False if the tenant used the key before.
    boolean open(TrainingRun run, String idempotencyKey) {
        if (!store.insert(run, idempotencyKey)) {
            return false;
        }
        metrics.opened(run);
        events.changed(run, null);
        wake.fire(new RunChanged());
        return true;
    }

    /// Publishes only what callers can see: the state.
    void write(TrainingRun before, TrainingRun after, @Nullable Attempt attempt) {
        store.update(after);
        if (!Objects.equals(before.state(), after.state())) {
            metrics.moved(before, after);
            Attempt.Report report = attempt == null ? null : attempt.report();
            events.changed(after, report == null ? null : report.progress());
        }
        wake.fire(new RunChanged());
    }
}
