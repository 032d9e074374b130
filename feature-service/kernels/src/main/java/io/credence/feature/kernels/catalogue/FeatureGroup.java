package io.credence.feature.kernels.catalogue;

/// What part of the market a feature looks at.
public enum FeatureGroup {
    PRICE,
    VOLATILITY,
    MOMENTUM,
    VOLUME,
    CALENDAR
}
