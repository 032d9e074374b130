package io.credence.training.app.domain;

import io.credence.platform.service.events.Outbox;
import io.credence.training.api.TrainingProgress;
import io.credence.training.api.TrainingRunChanged;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Tells the world of a run, in the transaction that changes it.
@ApplicationScoped
public class RunEvents {

    private final Outbox outbox;

    RunEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(TrainingRun run, @Nullable TrainingProgress progress) {
        outbox.publish(
                TrainingRunChanged.TOPIC,
                TrainingRunChanged.TYPE,
                run.id().toString(),
                event(run, progress));
    }

    private static TrainingRunChanged event(TrainingRun run, @Nullable TrainingProgress progress) {
        RunState state = run.state();
        RunResult result = RunResult.of(state);
        return new TrainingRunChanged(
                run.id().toString(),
                run.spec().model(),
                state.name().name(),
                state.course().attempt(),
                progress,
                result.modelVersion(),
                result.reason(),
                result.detail());
    }
}
