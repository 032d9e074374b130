package io.credence.feature.kernels.fit;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.engine.FeatureMatrix;

/// The bars that a set may learn from.
@FunctionalInterface
public interface TrainingWindow {

    /// A set's rows at those bars and at no other, its kernels warmed by the bars before.
    FeatureMatrix rows(FeatureSet set);
}
