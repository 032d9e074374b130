package io.credence.feature.kernels.drift;

/// What a population stability index says, by the rule of Siddiqi, Credit Risk Scorecards, 2006.
public enum DriftVerdict {
    /// No value to compare, then or now.
    UNKNOWN,
    /// Below 0.1.
    STABLE,
    /// Below 0.25.
    WATCH,
    DRIFTED;

    public static final double WATCH_FROM = 0.1;
    public static final double DRIFTED_FROM = 0.25;

    public static DriftVerdict of(double stabilityIndex) {
        if (Double.isNaN(stabilityIndex)) {
            return UNKNOWN;
        }
        if (stabilityIndex < WATCH_FROM) {
            return STABLE;
        }
        return stabilityIndex < DRIFTED_FROM ? WATCH : DRIFTED;
    }
}
