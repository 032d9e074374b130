package io.credence.platform.service.events;

import io.credence.platform.api.EventEnvelope;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.platform.service.transaction.AfterCommit;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Events whose cause is a database row: written in its transaction, sent by the [OutboxRelay]
/// after the commit, at least once. Events of one key keep their order if their transactions lock
/// the same row (an aggregate's), as writers of one aggregate do anyway.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
public class Outbox {

    private final OutboxTable table;
    private final OutboxRelay relay;
    private final EventSource source;
    private final TenantContext tenant;
    private final AfterCommit afterCommit;
    private final Clock clock;
    private final String service;

    @Inject
    Outbox(
            OutboxTable table,
            OutboxRelay relay,
            EventSource source,
            TenantContext tenant,
            AfterCommit afterCommit,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.table = table;
        this.relay = relay;
        this.source = source;
        this.tenant = tenant;
        this.afterCommit = afterCommit;
        this.clock = clock;
        this.service = service;
    }

    /// An event of the current tenant, from this service, now, with a new id.
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(String topic, String type, String key, Object data) {
        publish(
                topic,
                new EventEnvelope<>(
                        UUID.randomUUID(),
                        type,
                        service,
                        tenant.tenant(),
                        key,
                        clock.instant(),
                        data));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(String topic, EventEnvelope<?> event) {
        try {
            table.insert(source.write(topic, event));
        } catch (SQLException e) {
            throw new IllegalStateException("the event cannot be stored", e);
        }
        afterCommit.run(relay::wakeUp);
    }
}
