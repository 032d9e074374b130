package io.credence.strategy.app.domain;

import io.credence.strategy.api.RiskState;
import io.credence.strategy.engine.EngineListener;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.ArrayList;
import java.util.List;

/// What the engine did in one step, for the ledger and for the events.
public final class StepRecord implements EngineListener {

    /// Trading was limited or freed.
    public record RiskChange(RiskState from, RiskState to, String cause, String actor) {}

    /// The actor of changes that nobody asked for.
    public static final String ENGINE = "engine";

    private final String actor;
    private final List<PaperOrder> placed = new ArrayList<>();
    private final List<PaperOrder> cancelled = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<RiskChange> riskChanges = new ArrayList<>();

    public StepRecord(String actor) {
        this.actor = actor;
    }

    @Override
    public void placed(PaperOrder order) {
        placed.add(order);
    }

    @Override
    public void cancelled(PaperOrder order) {
        cancelled.add(order);
    }

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
    }

    @Override
    public void riskChanged(RiskState from, RiskState to, String cause) {
        riskChanges.add(new RiskChange(from, to, cause, actor));
    }

    public List<PaperOrder> placed() {
        return placed;
    }

    public List<PaperOrder> cancelled() {
        return cancelled;
    }

    public List<Fill> fills() {
        return fills;
    }

    public List<RiskChange> riskChanges() {
        return riskChanges;
    }
}
