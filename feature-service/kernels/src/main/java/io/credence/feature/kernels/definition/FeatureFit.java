package io.credence.feature.kernels.definition;

import java.util.List;

/// How something learns from a training window, once, before it is used: what it has learnt goes
/// with the feature set.
///
/// @param inputs features, or expressions over them, from whose values in the window it learns
public record FeatureFit(List<String> inputs, Learner learner) {

    public FeatureFit {
        inputs = List.copyOf(inputs);
    }

    /// From values to what is worth remembering of them.
    @FunctionalInterface
    public interface Learner {

        /// What is learnt.
        ///
        /// @param columns one per input, of the rows at which all of them are defined, oldest first
        /// @throws IllegalArgumentException when there is too little to learn from
        List<Double> learn(double[][] columns);
    }
}
