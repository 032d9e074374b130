package io.credence.training.api;

import org.jspecify.annotations.Nullable;

/// How a Job ended, as it reports it. `reason` is a stable word for machines, `detail` for people.
public record TrainingOutcome(
        boolean succeeded,
        @Nullable Integer modelVersion,
        @Nullable String reason,
        @Nullable String detail) {

    public static TrainingOutcome success(int modelVersion) {
        return new TrainingOutcome(true, modelVersion, null, null);
    }

    public static TrainingOutcome failure(String reason, String detail) {
        return new TrainingOutcome(false, null, reason, detail);
    }
}
