package io.credence.strategy.app.domain;

import io.credence.strategy.api.DecisionReason;

/// Counts what portfolios do, for those who operate the service.
public interface TradingMetrics {

    /// One bar of one portfolio.
    void stepped(DecisionReason reason, StepRecord step);
}
