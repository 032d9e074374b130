package io.credence.feature.kernels.cross;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import java.util.ArrayList;
import java.util.List;

/// An instrument against bitcoin, against eight peers, against itself at another venue or through a
/// third asset, and against itself a few bars earlier.
public final class CrossMarketFeatures implements FeatureProvider {

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.addAll(BitcoinFeatures.features());
        features.addAll(PeerFeatures.features());
        features.addAll(ParityFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder named(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.CROSS_MARKET);
    }
}
