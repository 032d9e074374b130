package io.credence.training.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.training.api.TrainingProgress;
import org.jspecify.annotations.Nullable;

/// A Job lives, and how far it is.
///
/// @param progress null to say no more than "I live"
public record HeartbeatRequest(long fencingToken, @Nullable TrainingProgress progress) {

    @Nullable TrainingProgress validProgress() {
        TrainingProgress said = progress;
        if (said == null) {
            return null;
        }
        // Jackson leaves a missing enum null, whatever the record's author says.
        if ((Object) said.phase() == null) {
            throw ProblemException.invalid("progress.phase", "is required");
        }
        if (!(said.fraction() >= 0 && said.fraction() <= 1)) {
            throw ProblemException.invalid("progress.fraction", "must be in 0..1");
        }
        if (said.epoch() < 0 || said.maxEpochs() < 0) {
            throw ProblemException.invalid("progress.epoch", "must be >= 0");
        }
        return said;
    }
}
