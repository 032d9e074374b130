package io.credence.strategy.app.domain;

import io.credence.strategy.api.DecisionMade;
import java.util.List;

/// Counts what portfolios do, for those who operate the service.
public interface TradingMetrics {

    /// What one prediction caused in one portfolio.
    void stepped(List<DecisionMade> decisions, StepRecord step);
}
