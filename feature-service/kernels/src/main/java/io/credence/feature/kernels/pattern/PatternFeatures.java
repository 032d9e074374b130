package io.credence.feature.kernels.pattern;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import java.util.ArrayList;
import java.util.List;

/// Shapes of candles. A flag is 0 or 1; what has two directions is 1 where it speaks for a rise and
/// -1 where it speaks for a fall. The thresholds are shares of the candle's own range.
public final class PatternFeatures implements FeatureProvider {

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.addAll(CandleFeatures.features());
        features.addAll(FormationFeatures.features());
        return features;
    }

    static FeatureDefinition.Builder pattern(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.PATTERN);
    }

    static FeatureDefinition.Builder flag(String name) {
        return pattern(name).unit("0 or 1").otherwise("0 elsewhere");
    }

    static FeatureDefinition.Builder side(String name) {
        return pattern(name).unit("-1, 0 or 1").otherwise("0 elsewhere");
    }
}
