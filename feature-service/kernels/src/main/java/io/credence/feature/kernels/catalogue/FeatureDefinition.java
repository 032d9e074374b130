package io.credence.feature.kernels.catalogue;

import io.credence.feature.kernels.step.Kernel;
import java.util.Map;
import java.util.function.Supplier;

/// A feature as its user may rely on it.
///
/// @param parameters by name, for example `window` to 20
/// @param warmUp bars of a segment before the first defined value: 0 when the first bar has one
/// @param nanRule when the value is NaN beyond the warm-up, and what it is where a formula has no
///   answer
public record FeatureDefinition(
        String name,
        FeatureGroup group,
        Map<String, Integer> parameters,
        int warmUp,
        String unit,
        String formula,
        String nanRule,
        String citation,
        Supplier<Kernel> kernel) {

    public FeatureDefinition {
        parameters = Map.copyOf(parameters);
    }
}
