package io.credence.training.models.learner;

import io.credence.training.models.architecture.Architecture;
import io.credence.training.models.layer.Standardisation;

/// Everything that decides what a learner does with a given sequence of batches.
///
/// @param windowLength rows of a window
/// @param features values of a row
/// @param priorLogit the base rate's logit, where the network starts
/// @param seed of the start values and the dropout masks
public record LearnerSpec(
        Architecture architecture,
        int windowLength,
        int features,
        Standardisation standardisation,
        float priorLogit,
        double dropout,
        double learningRate,
        long seed) {}
