package io.credence.training.api;

import org.jspecify.annotations.Nullable;

/// What a running Job last said of itself. Losses are null before the first epoch ends.
///
/// @param fraction of the whole run, 0 to 1
public record TrainingProgress(
        TrainingPhase phase,
        int epoch,
        int maxEpochs,
        double fraction,
        @Nullable Double trainLoss,
        @Nullable Double validationLoss,
        @Nullable Double validationBrier,
        @Nullable Long etaSeconds) {}
