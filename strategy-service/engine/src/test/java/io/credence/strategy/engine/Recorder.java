package io.credence.strategy.engine;

import io.credence.strategy.api.RiskState;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.ArrayList;
import java.util.List;

/// Keeps what an engine said.
public final class Recorder implements EngineListener {

    public final List<PaperOrder> placed = new ArrayList<>();
    public final List<PaperOrder> cancelled = new ArrayList<>();
    public final List<Fill> fills = new ArrayList<>();
    public final List<String> risk = new ArrayList<>();

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
        risk.add(from + ">" + to + ":" + cause);
    }
}
