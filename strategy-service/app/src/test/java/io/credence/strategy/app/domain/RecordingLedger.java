package io.credence.strategy.app.domain;

import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Fill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Keeps what was written and what was told.
final class RecordingLedger implements Ledger, DecisionEvents {

    final List<Fill> fills = new ArrayList<>();
    final List<PaperOrder> placed = new ArrayList<>();
    int cancelled;
    final List<DecisionMade> decisions = new ArrayList<>();
    final List<DecisionMade> published = new ArrayList<>();
    final List<StepRecord.RiskChange> riskChanges = new ArrayList<>();

    @Override
    public void append(UUID portfolio, StepRecord step, Instant at) {
        fills.addAll(step.fills());
    }

    @Override
    public void append(UUID portfolio, DecisionMade decision) {
        decisions.add(decision);
    }

    @Override
    public void publish(UUID portfolio, String instrument, StepRecord step) {
        riskChanges.addAll(step.riskChanges());
        placed.addAll(step.placed());
        cancelled += step.cancelled().size();
    }

    @Override
    public void publish(DecisionMade decision) {
        published.add(decision);
    }
}
