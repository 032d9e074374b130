package io.credence.platform.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.tenant.TenantScope;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Reads events and runs their handlers: in the tenant's scope, inside the sender's trace, again
/// after a failure that may pass, and to the dead-letter topic after one that will not. Handlers
/// must bear the same event twice.
@ApplicationScoped
public class EventReader {

    private final OthersJson json;
    private final DeadLetters deadLetters;
    private final EventTrace trace;
    private final EventRetry retry;

    @Inject
    EventReader(OthersJson json, DeadLetters deadLetters, EventTrace trace, EventRetry retry) {
        this.json = json;
        this.deadLetters = deadLetters;
        this.trace = trace;
        this.retry = retry;
    }

    /// The type in the headers; empty if it has none. Consumers skip types they do not know.
    public static String type(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader(EventHeaders.TYPE);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Parses the record and runs `handler` with it. Returns normally also when the record went to
    /// the dead-letter topic; the caller then acknowledges it.
    public <T> void handle(
            ConsumerRecord<String, String> record,
            Class<T> dataType,
            Consumer<EventEnvelope<T>> handler) {
        try (EventTrace.Continued continued = trace.start(record);
                Scope _ = continued.span().makeCurrent()) {
            EventEnvelope<T> event = read(record, dataType);
            retry.run(() -> TenantScope.run(event.tenant(), () -> handler.accept(event)));
        } catch (PoisonEvent e) {
            deadLetters.send(record, e);
        }
    }

    <T> EventEnvelope<T> read(ConsumerRecord<String, String> record, Class<T> dataType)
            throws PoisonEvent {
        try {
            TenantId tenant = new TenantId(header(record, EventHeaders.TENANT));
            T data = json.getContext(dataType).readValue(record.value(), dataType);
            return new EventEnvelope<>(
                    UUID.fromString(header(record, EventHeaders.ID)),
                    header(record, EventHeaders.TYPE),
                    header(record, EventHeaders.SOURCE),
                    tenant,
                    key(record, tenant),
                    Instant.parse(header(record, EventHeaders.TIME)),
                    data);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new PoisonEvent("the event cannot be read", e);
        }
    }

    private static String key(ConsumerRecord<String, String> record, TenantId tenant)
            throws PoisonEvent {
        String prefix = tenant + ":";
        if (record.key() == null || !record.key().startsWith(prefix)) {
            throw new PoisonEvent("the record key does not start with the tenant");
        }
        return record.key().substring(prefix.length());
    }

    private static String header(ConsumerRecord<String, String> record, String name)
            throws PoisonEvent {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new PoisonEvent("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
