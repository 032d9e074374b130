package io.credence.feature.app.domain.bars;

/// Where a stored bar came from. Only bars made of trades change, when their trades do: a bar that
/// was given as a bar stays as it is.
public enum BarOrigin {
    /// Made of a tape that came as a file. The newest may still be open.
    TRADES,
    /// Made of streamed trades when its interval was over.
    STREAM,
    /// Given in a file or by an exchange.
    BARS,
    /// Given as it closed.
    LIVE
}
