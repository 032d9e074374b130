package io.credence.training.trainer.fit;

import io.credence.training.models.learner.LearnerState;
import io.credence.training.models.parameter.Weights;

/// All a fit needs to go on as if it had never stopped.
///
/// @param best the weights of the best epoch so far
public record Checkpoint(FitProgress progress, LearnerState state, Weights best) {}
