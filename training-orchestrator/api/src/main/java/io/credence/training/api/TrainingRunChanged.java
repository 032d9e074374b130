package io.credence.training.api;

import org.jspecify.annotations.Nullable;

/// A run moved on, by state or by progress. Topic `training.v1`, keyed by run.
public record TrainingRunChanged(
        String runId,
        String model,
        String state,
        int attempt,
        @Nullable TrainingProgress progress,
        @Nullable Integer modelVersion,
        @Nullable String reason,
        @Nullable String detail) {

    public static final String TOPIC = "training.v1";
    public static final String TYPE = "io.credence.training.run.changed.v1";
}
