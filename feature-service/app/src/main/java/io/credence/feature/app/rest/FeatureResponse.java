package io.credence.feature.app.rest;

import io.credence.feature.kernels.catalogue.FeatureDefinition;
import io.credence.feature.kernels.catalogue.FeatureGroup;
import java.util.Map;
import java.util.TreeMap;

/// A feature of the catalogue, as its user may rely on it.
record FeatureResponse(
        String name,
        FeatureGroup group,
        Map<String, Integer> parameters,
        int warmUp,
        String unit,
        String formula,
        String nanRule,
        String citation) {

    static FeatureResponse from(FeatureDefinition feature) {
        return new FeatureResponse(
                feature.name(),
                feature.group(),
                new TreeMap<>(feature.parameters()),
                feature.warmUp(),
                feature.unit(),
                feature.formula(),
                feature.nanRule(),
                feature.citation());
    }
}
