package io.credence.feature.kernels.quality;

/// What is wrong with bars.
public enum FindingKind {
    /// A price is not a number above 0, or open and close are not between low and high.
    INVALID_OHLC,
    /// Every column moves on a straight line: an outage was filled towards a price that nobody knew
    /// then.
    INTERPOLATED,
    /// The same bars came before, value for value, at another time.
    REPEATED,
    /// A single bar leaps far away and back.
    SPIKE,
    /// As a whole these are random numbers, not a market.
    SYNTHETIC
}
