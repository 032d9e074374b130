package io.credence.feature.kernels.catalogue;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.InputName;
import java.util.List;

/// The features of the catalogue that need bars only, and nothing that is known beside them.
public final class BarFeatures {

    private BarFeatures() {}

    public static List<String> names() {
        return FeatureCatalogue.features().stream()
                .filter(BarFeatures::needsBarsOnly)
                .map(FeatureDefinition::name)
                .toList();
    }

    private static boolean needsBarsOnly(FeatureDefinition feature) {
        return feature.inputs().stream().allMatch(name -> InputName.of(name).isEmpty());
    }
}
