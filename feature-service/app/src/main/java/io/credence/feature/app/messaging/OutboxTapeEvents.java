package io.credence.feature.app.messaging;

import io.credence.feature.api.TapeFellSilent;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.tape.TapeEventSink;
import io.credence.platform.service.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keyed as the trades are, and so behind all of them that were printed before.
@ApplicationScoped
class OutboxTapeEvents implements TapeEventSink {

    private final Outbox outbox;
    private final String topic;

    @Inject
    OutboxTapeEvents(
            Outbox outbox,
            @ConfigProperty(
                            name = "mp.messaging.incoming.trades.topic",
                            defaultValue = TradePrinted.TOPIC)
                    String topic) {
        this.outbox = outbox;
        this.topic = topic;
    }

    @Override
    public void publish(TapeFellSilent event) {
        outbox.publish(topic, TapeFellSilent.TYPE, event.instrument(), event);
    }
}
