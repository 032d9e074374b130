package io.credence.feature.app.domain.replay;

/// Where a replay stands.
public enum ReplayState {
    RUNNING,
    COMPLETED,
    FAILED
}
