package io.credence.feature.app.domain;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A feature that keeps what it saw where no engine can know of it, so that a second pass over the
/// same bars knows the next close. Honest, and like any other, until it is told to peek.
public final class PeekingProvider implements FeatureProvider {

    public static final String NAME = "peeking_return";

    private static final long MINUTE = 60_000L;
    private static final Map<Long, Double> SEEN = new ConcurrentHashMap<>();
    private static volatile boolean peeking;

    public static void peek(boolean on) {
        SEEN.clear();
        peeking = on;
    }

    @Override
    public List<FeatureDefinition> features() {
        return List.of(
                FeatureDefinition.named(NAME)
                        .formula("ln(close / close[-1])")
                        .kernel(g -> {
                            Kernel time = g.time();
                            Kernel close = g.close();
                            Kernel honest = g.logReturn();
                            return g.formula(
                                    () -> peeking ? peek(time, close) : honest.value(),
                                    honest,
                                    time,
                                    close);
                        }));
    }

    private static double peek(Kernel time, Kernel close) {
        SEEN.put((long) time.value(), close.value());
        double next = SEEN.getOrDefault((long) time.value() + MINUTE, close.value());
        return next / close.value() - 1.0;
    }
}
