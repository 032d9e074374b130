package io.credence.registry.app.messaging;

import io.credence.platform.service.events.Outbox;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelVersionRegistered;
import io.credence.registry.app.domain.RegistryEvents;
import jakarta.enterprise.context.ApplicationScoped;

/// Keyed by model, so that what happens to one model arrives in order.
@ApplicationScoped
class OutboxEvents implements RegistryEvents {

    private final Outbox outbox;

    OutboxEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void registered(ModelVersionRegistered event) {
        outbox.publish(
                ModelVersionRegistered.TOPIC, ModelVersionRegistered.TYPE, event.model(), event);
    }

    @Override
    public void moved(ModelAliasMoved event) {
        outbox.publish(ModelAliasMoved.TOPIC, ModelAliasMoved.TYPE, event.model(), event);
    }
}
