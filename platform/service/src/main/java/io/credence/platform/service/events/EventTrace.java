package io.credence.platform.service.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Continues the trace of whoever wrote the event.
@ApplicationScoped
class EventTrace {

    record Continued(Span span) implements AutoCloseable {

        @Override
        public void close() {
            span.end();
        }
    }

    private final Tracer tracer;

    @Inject
    EventTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    Continued start(ConsumerRecord<String, String> record) {
        Context sender =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), record, new RecordHeaders());
        return new Continued(
                tracer.spanBuilder(record.topic() + " process")
                        .setParent(sender)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.destination.name", record.topic())
                        .startSpan());
    }

    private static final class RecordHeaders
            implements TextMapGetter<ConsumerRecord<String, String>> {

        @Override
        public Iterable<String> keys(ConsumerRecord<String, String> record) {
            return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable ConsumerRecord<String, String> record, String name) {
            Header header = record == null ? null : record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
