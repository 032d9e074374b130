package io.credence.strategy.api;

/// Why a bar ended in a trade, or in none.
public enum DecisionReason {
    ENTERED,
    EXITED_TARGET,
    EXITED_STOP,
    EXITED_TIME,
    EXITED_HALT,
    HOLDING,
    NO_FORECAST,
    /// The model forecasts another target, stop or time limit than the strategy's.
    BARRIER_MISMATCH,
    NOT_WARM,
    NO_LONG_SIGNAL,
    INSIDE_DEADBAND,
    EDGE_NOT_POSITIVE,
    SIZE_BELOW_MINIMUM,
    RISK_NAV_LIMIT,
    RISK_LEVERAGE_LIMIT,
    RISK_DRAWDOWN,
    RISK_VOLATILITY,
    RISK_DAILY_LOSS,
    RISK_HALTED,
    RISK_REDUCING
}
