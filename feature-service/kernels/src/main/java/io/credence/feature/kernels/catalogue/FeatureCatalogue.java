package io.credence.feature.kernels.catalogue;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.chain.ChainFeatures;
import io.credence.feature.kernels.clock.ClockFeatures;
import io.credence.feature.kernels.cross.CrossMarketFeatures;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.derivatives.DerivativesFeatures;
import io.credence.feature.kernels.microstructure.MicrostructureFeatures;
import io.credence.feature.kernels.momentum.MomentumFeatures;
import io.credence.feature.kernels.pattern.PatternFeatures;
import io.credence.feature.kernels.price.PriceFeatures;
import io.credence.feature.kernels.regime.RegimeFeatures;
import io.credence.feature.kernels.volatility.VolatilityFeatures;
import io.credence.feature.kernels.volume.VolumeFeatures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// Every feature and every feature set the suite knows: its own, then those of each
/// [FeatureProvider] on the class path.
public final class FeatureCatalogue {

    /// Rises when any kernel gives other values than before, so that models know what they saw.
    public static final int KERNEL_VERSION = 3;

    static final List<FeatureProvider> OWN =
            List.of(
                    new PriceFeatures(),
                    new VolumeFeatures(),
                    new VolatilityFeatures(),
                    new MomentumFeatures(),
                    new PatternFeatures(),
                    new RegimeFeatures(),
                    new ClockFeatures(),
                    new MicrostructureFeatures(),
                    new DerivativesFeatures(),
                    new ChainFeatures(),
                    new CrossMarketFeatures());

    private static final Map<String, FeatureDefinition> BY_NAME = byName();
    private static final List<FeatureDefinition> FEATURES = List.copyOf(BY_NAME.values());

    /// The twelve features of the walking suite, in the order models take them.
    public static final FeatureSet CORE_12 =
            new FeatureSet(
                    "core-12",
                    KERNEL_VERSION,
                    List.of(
                            "log_return_1",
                            "log_return_5",
                            "realized_vol_20",
                            "ewma_vol_20",
                            "ewma_vol_96",
                            "momentum_20",
                            "rsi_14",
                            "volume_zscore",
                            "spread",
                            "sma_crossover",
                            "time_of_day_sin",
                            "day_of_week_sin"));

    private FeatureCatalogue() {}

    private static Map<String, FeatureDefinition> byName() {
        List<FeatureProvider> providers = new ArrayList<>(OWN);
        ServiceLoader.load(FeatureProvider.class, FeatureProvider.class.getClassLoader())
                .forEach(providers::add);
        return byName(providers);
    }

    static Map<String, FeatureDefinition> byName(List<FeatureProvider> providers) {
        Map<String, FeatureDefinition> byName = new LinkedHashMap<>();
        for (FeatureProvider provider : providers) {
            for (FeatureDefinition feature : provider.features()) {
                if (byName.putIfAbsent(feature.name(), feature) != null) {
                    throw new IllegalStateException(
                            "two features have the name %s; the second is of %s"
                                    .formatted(feature.name(), provider.getClass().getName()));
                }
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    public static List<FeatureDefinition> features() {
        return FEATURES;
    }

    public static List<FeatureSet> sets() {
        return List.of(CORE_12);
    }

    public static Optional<FeatureDefinition> feature(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Optional<FeatureSet> set(String name) {
        return sets().stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
