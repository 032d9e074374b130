package io.credence.feature.app.domain.drift;

import io.credence.feature.kernels.drift.DriftVerdict;

/// One feature's values of now against those of a dataset.
///
/// @param stabilityIndex the population stability index over the dataset's deciles; NaN without a
///   value then or now, like the two after it
/// @param kolmogorovSmirnov the greatest distance of the two distributions, 0 to 1
/// @param significance of that distance, were the rows independent
/// @param missingThen the share of the dataset's rows without a value
/// @param missingNow the same of the rows of now
public record FeatureDrift(
        String feature,
        double stabilityIndex,
        double kolmogorovSmirnov,
        double significance,
        double missingThen,
        double missingNow,
        DriftVerdict verdict) {}
