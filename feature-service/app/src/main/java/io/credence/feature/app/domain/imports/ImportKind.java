package io.credence.feature.app.domain.imports;

/// What an import takes from an exchange.
public enum ImportKind {
    BARS,
    /// The tape, of which bars of the import's length are made.
    TRADES
}
