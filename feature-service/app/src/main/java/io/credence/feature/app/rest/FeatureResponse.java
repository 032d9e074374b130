package io.credence.feature.app.rest;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import java.util.List;
import java.util.Map;

/// A feature of the catalogue, as its user may rely on it.
record FeatureResponse(
        String name,
        FeatureGroup group,
        List<String> inputs,
        Map<String, Number> parameters,
        int warmUp,
        String unit,
        String formula,
        String nanRule,
        String citation) {

    static FeatureResponse from(FeatureDefinition feature) {
        return new FeatureResponse(
                feature.name(),
                feature.group(),
                feature.inputs(),
                feature.parameters(),
                feature.warmUp(),
                feature.unit(),
                feature.formula(),
                feature.nanRule(),
                feature.citation());
    }
}
