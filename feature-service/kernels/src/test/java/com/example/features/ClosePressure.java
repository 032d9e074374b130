package com.example.features;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// Where bars close between their low and their high: near 1 buyers had the last word, near 0
/// sellers.
public final class ClosePressure implements FeatureProvider {

    private static final int WINDOW = 10;

    @Override
    public List<FeatureDefinition> features() {
        return List.of(
                FeatureDefinition.named("close_pressure_10")
                        .with("window", WINDOW)
                        .unit("0..1")
                        .formula("mean of (close - low) / (high - low) over 10 bars")
                        .otherwise("0.5 for a bar without a range")
                        .cited("the close location of Chaikin, from 0 to 1")
                        .kernel(ClosePressure::pressure));
    }

    private static Kernel pressure(KernelGraph g) {
        Kernel high = g.high();
        Kernel low = g.low();
        Kernel close = g.close();
        Kernel location =
                g.formula(
                        () -> location(high.value(), low.value(), close.value()), high, low, close);
        return g.mean(location, WINDOW);
    }

    // Asked this way round, a bar of which nothing is known gives NaN and not 0.5.
    private static double location(double high, double low, double close) {
        return high == low ? 0.5 : (close - low) / (high - low);
    }
}
