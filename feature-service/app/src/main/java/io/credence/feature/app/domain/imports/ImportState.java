package io.credence.feature.app.domain.imports;

/// Where an import from an exchange stands.
public enum ImportState {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
