package io.credence.training.trainer.job;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Why a Job shall stop, set once from outside its thread and looked at between steps.
public final class StopSignal {

    private final AtomicReference<@Nullable FailureReason> reason = new AtomicReference<>();

    /// The first reason stays.
    public void raise(FailureReason why) {
        reason.compareAndSet(null, why);
    }

    /// Throws when the Job shall stop.
    public void check() {
        FailureReason why = reason.get();
        if (why != null) {
            throw new JobFailure(why, "stopped from outside: " + why);
        }
    }
}
