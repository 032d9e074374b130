package io.credence.feature.kernels.definition;

/// What part of the market a feature looks at.
public enum FeatureGroup {
    PRICE,
    VOLUME,
    VOLATILITY,
    MOMENTUM,
    PATTERN,
    REGIME,
    TIME,
    MICROSTRUCTURE,
    DERIVATIVES,
    ON_CHAIN,
    CROSS_MARKET,
    /// Of a user's own.
    OTHER
}
