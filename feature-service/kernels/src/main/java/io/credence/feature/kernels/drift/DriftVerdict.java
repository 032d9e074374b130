package io.credence.feature.kernels.drift;

/// What a population stability index says, by the rule of Siddiqi, Credit Risk Scorecards, 2006;
/// the later, the worse.
public enum DriftVerdict {
    /// No value to compare with, or none yet.
    UNKNOWN,
    /// Below 0.1.
    STABLE,
    /// Below 0.25.
    WATCH,
    DRIFTED,
    /// No value any more, where there were values to learn from: nothing is further from them.
    LOST;

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

    /// Whether what was learnt no longer holds.
    public boolean isDrift() {
        return this == DRIFTED || this == LOST;
    }
}
