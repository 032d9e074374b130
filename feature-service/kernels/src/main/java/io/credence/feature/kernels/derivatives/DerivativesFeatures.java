package io.credence.feature.kernels.derivatives;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import java.util.ArrayList;
import java.util.List;

/// What the perpetual future of an instrument tells about it.
public final class DerivativesFeatures implements FeatureProvider {

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.addAll(FundingFeatures.features());
        features.addAll(BasisFeatures.features());
        features.addAll(PositionFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder named(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.DERIVATIVES);
    }
}
