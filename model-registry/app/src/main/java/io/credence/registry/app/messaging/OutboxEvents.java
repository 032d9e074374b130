package io.credence.registry.app.messaging;

import io.credence.platform.service.events.Outbox;
import io.credence.registry.api.Alias;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelVersionRegistered;
import io.credence.registry.app.domain.RegistryEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Keyed by model, so that what happens to one model arrives in order.
@ApplicationScoped
class OutboxEvents implements RegistryEvents {

    private final Outbox outbox;
    private final MeterRegistry meters;

    OutboxEvents(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    @Override
    public void registered(ModelVersionRegistered event) {
        meters.counter("credence.registry.publications").increment();
        outbox.publish(
                ModelVersionRegistered.TOPIC, ModelVersionRegistered.TYPE, event.model(), event);
    }

    @Override
    public void moved(ModelAliasMoved event) {
        // Other aliases have names of their users' choice: too many for a label.
        String alias = event.alias().equals(Alias.CHAMPION.value()) ? event.alias() : "other";
        String forced = Boolean.toString(event.forced());
        meters.counter("credence.registry.alias.moves", "alias", alias, "forced", forced)
                .increment();
        outbox.publish(ModelAliasMoved.TOPIC, ModelAliasMoved.TYPE, event.model(), event);
    }
}
