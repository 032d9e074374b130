package io.credence.prediction.app.messaging;

import io.credence.platform.service.events.EventReader;
import io.credence.prediction.app.serving.ModelSync;
import io.credence.registry.api.ModelAliasMoved;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// An alias moved: the tenant's models are read again. Every replica hears every event.
@ApplicationScoped
class ModelEventConsumer {

    private final EventReader reader;
    private final ModelSync sync;

    ModelEventConsumer(EventReader reader, ModelSync sync) {
        this.reader = reader;
        this.sync = sync;
    }

    @Incoming("models")
    @Blocking
    void aliasMoved(ConsumerRecord<String, String> record) {
        if (EventReader.type(record).equals(ModelAliasMoved.TYPE)) {
            reader.handle(record, ModelAliasMoved.class, event -> sync.request(event.tenant()));
        }
    }
}
