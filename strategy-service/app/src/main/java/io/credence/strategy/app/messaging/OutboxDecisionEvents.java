package io.credence.strategy.app.messaging;

import io.credence.platform.service.events.Outbox;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.OrderCancelled;
import io.credence.strategy.api.OrderFilled;
import io.credence.strategy.api.OrderPlaced;
import io.credence.strategy.api.RiskStateChanged;
import io.credence.strategy.app.domain.DecisionEvents;
import io.credence.strategy.app.domain.StepRecord;
import io.credence.strategy.app.domain.StepRecord.RiskChange;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Fill;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class OutboxDecisionEvents implements DecisionEvents {

    private final Outbox outbox;

    OutboxDecisionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// In the order in which an order lives.
    @Override
    public void publish(UUID portfolio, String instrument, StepRecord step) {
        String key = portfolio.toString();
        step.placed()
                .forEach(order -> publish(OrderPlaced.TYPE, key, placed(key, instrument, order)));
        step.cancelled()
                .forEach(order ->
                        publish(OrderCancelled.TYPE, key, cancelled(key, instrument, order)));
        step.fills().forEach(fill -> publish(OrderFilled.TYPE, key, filled(key, instrument, fill)));
        step.riskChanges()
                .forEach(change -> publish(RiskStateChanged.TYPE, key, risk(key, change)));
    }

    @Override
    public void publish(DecisionMade decision) {
        publish(DecisionMade.TYPE, decision.portfolio(), decision);
    }

    private static OrderPlaced placed(String portfolio, String instrument, PaperOrder order) {
        return new OrderPlaced(
                portfolio,
                id(portfolio, order.number()),
                instrument,
                order.openTimeMs(),
                order.budget(),
                order.quantity(),
                order.reason());
    }

    private static OrderCancelled cancelled(String portfolio, String instrument, PaperOrder order) {
        return new OrderCancelled(
                portfolio,
                id(portfolio, order.number()),
                instrument,
                order.openTimeMs(),
                order.reason());
    }

    private static OrderFilled filled(String portfolio, String instrument, Fill fill) {
        return new OrderFilled(
                portfolio,
                id(portfolio, fill.order()),
                instrument,
                fill.openTimeMs(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.reason());
    }

    private static RiskStateChanged risk(String portfolio, RiskChange change) {
        return new RiskStateChanged(
                portfolio, change.from(), change.to(), change.cause(), change.actor());
    }

    private static String id(String portfolio, long number) {
        return portfolio + "-" + number;
    }

    private void publish(String type, String portfolio, Object data) {
        outbox.publish(DecisionMade.TOPIC, type, portfolio, data);
    }
}
