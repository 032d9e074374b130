package io.credence.gateway.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads every tenant's events from now on. Each gateway reads all of them, so that any of them can
/// serve any browser; nothing is committed, for the past is asked over HTTP.
@ApplicationScoped
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private final EventHub hub;

    @Inject
    EventConsumer(EventHub hub) {
        this.hub = hub;
    }

    @Incoming("events")
    void on(ConsumerRecord<String, String> event) {
        String tenant = header(event, "ce_tenantid");
        String type = header(event, "ce_type");
        String time = header(event, "ce_time");
        String data = event.value();
        if (tenant.isEmpty() || !EventFrame.isType(type) || data == null) {
            LOG.warnf("skipped an event of %s without tenant or type", event.topic());
            return;
        }
        hub.publish(EventFrame.of(tenant, type, time, data));
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        @Nullable Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
