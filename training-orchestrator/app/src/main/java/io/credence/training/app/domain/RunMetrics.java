package io.credence.training.app.domain;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What Prometheus sees of runs, of all tenants together.
@ApplicationScoped
public class RunMetrics {

    private final MeterRegistry meters;

    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /// A run came to another state; those in a state now are the sum of entered less left. Every
    /// attempt enters `QUEUED` once.
    void moved(TrainingRun before, TrainingRun after) {
        count("credence.training.runs.left", before.state());
        count("credence.training.runs.entered", after.state());
        if (after.state() instanceof RunState.Running
                && before.state().course().startedAt() == null
                && after.state().course().startedAt() != null) {
            meters.timer("credence.training.queue")
                    .record(
                            Duration.between(
                                    after.requestedAt(), after.state().course().startedAt()));
        }
    }

    void opened(TrainingRun run) {
        count("credence.training.runs.entered", run.state());
    }

    void fired(boolean started) {
        meters.counter("credence.training.schedule.firings", "started", String.valueOf(started))
                .increment();
    }

    /// A schedule was due and could not fire; it is tried again at the next look.
    void failedToFire() {
        meters.counter("credence.training.schedule.failures").increment();
    }

    private void count(String name, RunState state) {
        meters.counter(name, "state", state.name().name()).increment();
    }
}
