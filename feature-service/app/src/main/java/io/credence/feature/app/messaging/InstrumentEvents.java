package io.credence.feature.app.messaging;

import io.credence.feature.api.InstrumentId;
import io.credence.platform.api.ErrorType;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.events.EventReader;
import io.credence.platform.service.log.LogLabel;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/// Events about instruments, as they are polled: those of one instrument share a transaction, so
/// that a backlog goes fast.
///
/// @param types what is taken of the topic, as the headers name it
/// @param take inside a transaction, in the order of the partition; must bear the same event twice
record InstrumentEvents<T>(
        EventReader reader,
        Map<String, Class<? extends T>> types,
        Function<T, String> instrument,
        BiConsumer<InstrumentId, List<T>> take) {

    private static final Logger LOG = Logger.getLogger(InstrumentEvents.class);

    private record Owner(TenantId tenant, String instrument) {}

    private record Received<T>(
            ConsumerRecord<String, String> record, Class<? extends T> dataType, T data) {}

    void take(ConsumerRecords<String, String> records) {
        Map<Owner, List<Received<T>>> owners = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            Class<? extends T> dataType = types.get(EventReader.type(record));
            if (dataType != null) {
                reader.handle(
                        record,
                        dataType,
                        event ->
                                owners.computeIfAbsent(owner(event), _ -> new ArrayList<>())
                                        .add(new Received<>(record, dataType, event.data())));
            }
        }
        owners.forEach(this::takeAll);
    }

    // Order holds per key only.
    private Owner owner(EventEnvelope<? extends T> event) {
        String symbol = instrument.apply(event.data());
        if (!event.key().equals(symbol)) {
            throw new IllegalArgumentException(
                    "the record key is of " + event.key() + ", the data of " + symbol);
        }
        return new Owner(event.tenant(), symbol);
    }

    private void takeAll(Owner owner, List<Received<T>> received) {
        try {
            TenantScope.run(
                    owner.tenant,
                    () -> take(owner, received.stream().map(Received::data).toList()));
        } catch (RuntimeException e) {
            // One by one the reader tells an outage, which is waited out, from a poison event.
            LOG.warnf("%d events of %s are tried singly: %s", received.size(), owner, e);
            for (Received<T> each : received) {
                reader.handle(
                        each.record, each.dataType, event -> take(owner, List.of(event.data())));
            }
        }
    }

    private void take(Owner owner, List<T> data) {
        try (LogLabel _ = LogLabel.instrument(owner.instrument)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> take.accept(new InstrumentId(owner.instrument), data));
        } catch (ProblemException e) {
            // What is stored does not change until an event fits.
            if (e.code().type() == ErrorType.CONFLICT) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            throw e;
        }
    }
}
