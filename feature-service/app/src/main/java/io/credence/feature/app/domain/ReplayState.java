package io.credence.feature.app.domain;

/// Where a replay stands.
public enum ReplayState {
    RUNNING,
    COMPLETED,
    FAILED
}
