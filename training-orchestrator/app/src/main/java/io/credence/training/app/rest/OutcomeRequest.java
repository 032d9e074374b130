package io.credence.training.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.training.api.TrainingOutcome;
import org.jspecify.annotations.Nullable;

/// How the Job ended: with a version it published, or with a reason.
public record OutcomeRequest(long fencingToken, @Nullable TrainingOutcome outcome) {

    TrainingOutcome validOutcome() {
        if (outcome == null) {
            throw ProblemException.invalid("outcome", "is required");
        }
        Integer version = outcome.modelVersion();
        if (outcome.succeeded() && (version == null || version < 1)) {
            throw ProblemException.invalid("outcome.modelVersion", "must be >= 1 after a success");
        }
        if (!outcome.succeeded() && (outcome.reason() == null || outcome.reason().isBlank())) {
            throw ProblemException.invalid("outcome.reason", "is required after a failure");
        }
        return outcome;
    }
}
