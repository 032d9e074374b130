package io.credence.platform.service.sample;

import io.credence.platform.api.EventEnvelope;
import io.credence.platform.service.events.EventReader;
import io.credence.platform.service.tenant.TenantContext;
import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
public class NoteConsumer {

    public record Seen(EventEnvelope<NoteWritten> event, String tenant, String traceId) {}

    @Inject EventReader reader;
    @Inject TenantContext tenant;

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger stumbles = new AtomicInteger();

    @Incoming("notes")
    @Blocking
    public void on(ConsumerRecord<String, String> record) {
        reader.handle(record, NoteWritten.class, this::take);
    }

    private void take(EventEnvelope<NoteWritten> event) {
        switch (event.data().text()) {
            case "poison" -> throw new IllegalArgumentException("no handler likes this");
            case "stumble" -> {
                if (stumbles.incrementAndGet() < 3) {
                    throw new IllegalStateException("passes at the third attempt");
                }
            }
            default -> {}
        }
        seen.add(
                new Seen(
                        event,
                        tenant.tenant().value(),
                        Span.current().getSpanContext().getTraceId()));
    }

    public List<Seen> seen() {
        return seen;
    }
}
