package io.credence.training.api;

/// What a Job is doing, in order.
public enum TrainingPhase {
    FETCH,
    SPLIT,
    FIT,
    CALIBRATE,
    EVALUATE,
    EXPORT,
    PUBLISH
}
