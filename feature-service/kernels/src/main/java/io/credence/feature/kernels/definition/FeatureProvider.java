package io.credence.feature.kernels.definition;

import java.util.List;

/// Features for the catalogue. A provider of one's own is named in
/// `META-INF/services/io.credence.feature.kernels.definition.FeatureProvider` of a jar on the class
/// path of feature-service and trainer.
public interface FeatureProvider {

    List<FeatureDefinition> features();
}
