package io.credence.feature.kernels.quality;

/// A run of bars that nobody should learn from, and why.
///
/// @param fromMs the first one's opening
/// @param toMs the last one's opening
public record Finding(Kind kind, long fromMs, long toMs, int bars, String reason) {

    public enum Kind {
        /// A price is not a number above 0, or open and close are not between low and high.
        INVALID_OHLC,
        /// Every column moves on a straight line: an outage was filled towards a price that nobody
        /// knew then.
        INTERPOLATED,
        /// The same bars came before, value for value, at another time.
        REPEATED,
        /// A single bar leaps far away and back.
        SPIKE,
        /// As a whole these are random numbers, not a market.
        SYNTHETIC
    }
}
