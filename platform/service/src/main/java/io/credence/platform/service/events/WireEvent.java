package io.credence.platform.service.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// An event with its data already JSON: a row of the outbox, or a record before it is sent.
record WireEvent(
        String topic,
        UUID id,
        String type,
        String source,
        String tenant,
        String key,
        Instant time,
        @Nullable String traceparent,
        String data) {

    ProducerRecord<String, String> toRecord() {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, tenant + ":" + key, data);
        Headers headers = record.headers();
        put(headers, EventHeaders.SPEC_VERSION, "1.0");
        put(headers, EventHeaders.ID, id.toString());
        put(headers, EventHeaders.TYPE, type);
        put(headers, EventHeaders.SOURCE, source);
        put(headers, EventHeaders.TIME, time.toString());
        put(headers, EventHeaders.TENANT, tenant);
        put(headers, EventHeaders.CONTENT_TYPE, "application/json");
        if (traceparent != null) {
            put(headers, EventHeaders.TRACE, traceparent);
        }
        return record;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
