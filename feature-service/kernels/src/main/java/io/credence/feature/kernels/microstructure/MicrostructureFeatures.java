package io.credence.feature.kernels.microstructure;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import java.util.ArrayList;
import java.util.List;

/// Trades by aggressor, the order book at the bar's close, and what trading costs. The costs can be
/// estimated from bars alone; the rest is NaN where only bars are known.
public final class MicrostructureFeatures implements FeatureProvider {

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.addAll(TradeFeatures.features());
        features.addAll(BookFeatures.features());
        features.addAll(CostFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder named(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.MICROSTRUCTURE);
    }
}
