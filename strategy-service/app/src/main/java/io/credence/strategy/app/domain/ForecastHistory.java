package io.credence.strategy.app.domain;

import io.credence.feature.api.BarrierSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model said, or would have said, about stored bars.
public interface ForecastHistory {

    /// The forecasts of one version.
    ///
    /// @param barrier the event that is forecast; null when the model does not say
    /// @param byOpenTimeMs the probability at each bar that has one
    record Forecasts(
            @Nullable Integer modelVersion,
            @Nullable BarrierSpec barrier,
            Map<Long, Double> byOpenTimeMs) {}

    /// Forecasts of bars with `fromMs <= openTimeMs < toMs`.
    ///
    /// @param version null for the one behind the alias
    Forecasts forecasts(Source source, @Nullable Integer version, long fromMs, long toMs);

    /// Whose forecasts of what.
    record Source(String instrument, String interval, String model, String alias) {}
}
