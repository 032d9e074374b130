package io.credence.strategy.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole chain of one bar, from forecast to order. Topic `decisions.v1`, keyed by portfolio.
/// Stages that were not reached are null.
///
/// @param forecastReason why there is no forecast, in prediction-service's words (`COLD_WINDOW`,
///   `NO_MODEL` and so on), or `NO_ANSWER` where it announced one that had not come when the next
///   bar did; null with a forecast
/// @param signal `2p - 1`
/// @param scaled after volatility scaling and the clip
/// @param kelly full Kelly fraction net of cost
/// @param targetWeight share of equity wanted after caps and limits
public record DecisionMade(
        String portfolio,
        String strategy,
        String instrument,
        long barOpenTimeMs,
        double close,
        @Nullable Integer modelVersion,
        @Nullable String forecastReason,
        @Nullable Double probability,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double signal,
        @Nullable Double forecastVolatility,
        @Nullable Double scaled,
        @Nullable Double kelly,
        @Nullable Double targetWeight,
        List<Check> checks,
        DecisionReason reason,
        double position,
        double equity,
        RiskState riskState) {

    public static final String TOPIC = "decisions.v1";
    public static final String TYPE = "io.credence.strategy.decision.made.v1";

    public DecisionMade {
        checks = List.copyOf(checks);
    }

    /// One risk check: the limit, what was seen, and whether it held.
    public record Check(String name, boolean passed, double observed, double limit) {}
}
