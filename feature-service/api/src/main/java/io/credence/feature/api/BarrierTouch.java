package io.credence.feature.api;

/// Which prices of a bar can touch a barrier.
public enum BarrierTouch {
    /// The extremes of the bar, as a resting order would fill.
    HIGH_LOW,
    /// The close only, as in López de Prado 2018, chapter 3.
    CLOSE
}
