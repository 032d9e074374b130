package io.credence.strategy.app.metrics;

import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.app.domain.StepRecord;
import io.credence.strategy.app.domain.TradingMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Counters that start at zero for every reason and outcome, so that a rate is defined from the
/// first scrape on.
@ApplicationScoped
class PrometheusTradingMetrics implements TradingMetrics {

    private static final String DECISIONS = "credence_trading_decisions";
    private static final String ORDERS = "credence_trading_orders";

    private final MeterRegistry registry;

    PrometheusTradingMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (DecisionReason reason : DecisionReason.values()) {
            decisions(reason, 0);
        }
        orders("placed", 0);
        orders("filled", 0);
        orders("cancelled", 0);
    }

    @Override
    public void stepped(List<DecisionMade> decisions, StepRecord step) {
        decisions.forEach(decision -> decisions(decision.reason(), 1));
        orders("placed", step.placed().size());
        orders("filled", step.fills().size());
        orders("cancelled", step.cancelled().size());
    }

    private void decisions(DecisionReason reason, int count) {
        registry.counter(DECISIONS, "reason", reason.name()).increment(count);
    }

    private void orders(String outcome, int count) {
        registry.counter(ORDERS, "outcome", outcome).increment(count);
    }
}
