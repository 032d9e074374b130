package io.credence.strategy.api;

/// What trading is allowed.
public enum RiskState {
    ACTIVE,
    /// Positions may shrink only.
    REDUCING,
    /// Everything is closed at the next bar, nothing opens.
    HALTED
}
