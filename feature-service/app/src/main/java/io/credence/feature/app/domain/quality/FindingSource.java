package io.credence.feature.app.domain.quality;

/// The way that suspect bars came.
public enum FindingSource {
    FILE,
    TRADES,
    LIVE,
    EXCHANGE
}
