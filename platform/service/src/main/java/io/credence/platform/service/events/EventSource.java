package io.credence.platform.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.EventEnvelope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// From an event of this service to the record on the wire.
@ApplicationScoped
class EventSource {

    // Below the 1 MiB that brokers take by default, with room for headers.
    private static final int MAX_BYTES = 900_000;

    private final ObjectMapper json;

    @Inject
    EventSource(ObjectMapper json) {
        this.json = json;
    }

    WireEvent write(String topic, EventEnvelope<?> event) {
        String data = toJson(event.data());
        int bytes = data.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    event.type() + " is too large for an event: " + bytes + " bytes");
        }
        return new WireEvent(
                topic,
                event.id(),
                event.type(),
                event.source(),
                event.tenant().value(),
                event.key(),
                event.time(),
                traceparent(),
                data);
    }

    private String toJson(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the event cannot be written as JSON", e);
        }
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-"
                        + span.getTraceId()
                        + "-"
                        + span.getSpanId()
                        + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
