package io.credence.strategy.app.messaging;

import io.credence.platform.service.events.Outbox;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.OrderFilled;
import io.credence.strategy.api.RiskStateChanged;
import io.credence.strategy.app.domain.DecisionEvents;
import io.credence.strategy.app.domain.StepRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class OutboxDecisionEvents implements DecisionEvents {

    private final Outbox outbox;

    OutboxDecisionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(UUID portfolio, String instrument, StepRecord step) {
        String key = portfolio.toString();
        step.fills()
                .forEach(fill ->
                        publish(
                                OrderFilled.TYPE,
                                key,
                                new OrderFilled(
                                        key,
                                        key + "-" + fill.order(),
                                        instrument,
                                        fill.openTimeMs(),
                                        fill.quantity(),
                                        fill.price(),
                                        fill.fee(),
                                        fill.reason())));
        step.riskChanges()
                .forEach(change ->
                        publish(
                                RiskStateChanged.TYPE,
                                key,
                                new RiskStateChanged(
                                        key,
                                        change.from(),
                                        change.to(),
                                        change.cause(),
                                        change.actor())));
    }

    @Override
    public void publish(DecisionMade decision) {
        publish(DecisionMade.TYPE, decision.portfolio(), decision);
    }

    private void publish(String type, String portfolio, Object data) {
        outbox.publish(DecisionMade.TOPIC, type, portfolio, data);
    }
}
