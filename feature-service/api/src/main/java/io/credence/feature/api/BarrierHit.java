package io.credence.feature.api;

/// What a bar did to a long position between two barriers.
public enum BarrierHit {
    NONE,
    TARGET,
    STOP,
    /// Both barriers lie in the bar; the stop is taken as first, since the order is unknown.
    STOP_AMBIGUOUS;

    public boolean isStop() {
        return this == STOP || this == STOP_AMBIGUOUS;
    }
}
