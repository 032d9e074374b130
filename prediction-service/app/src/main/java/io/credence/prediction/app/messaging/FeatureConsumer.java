package io.credence.prediction.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Interval;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.events.EventReader;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.prediction.app.serving.ModelSync;
import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Takes feature rows as they are polled, so that a replay's rows share runs and transactions.
@ApplicationScoped
class FeatureConsumer {

    private static final Logger LOG = Logger.getLogger(FeatureConsumer.class);

    private final EventReader reader;
    private final StreamPredictions predictions;
    private final ModelSync models;

    FeatureConsumer(EventReader reader, StreamPredictions predictions, ModelSync models) {
        this.reader = reader;
        this.predictions = predictions;
        this.models = models;
    }

    @Incoming("features")
    @Blocking
    void rowsComputed(ConsumerRecords<String, String> records) {
        Map<TenantId, List<Received>> tenants = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            if (EventReader.type(record).equals(FeatureRowComputed.TYPE)) {
                reader.handle(
                        record,
                        FeatureRowComputed.class,
                        event ->
                                tenants.computeIfAbsent(event.tenant(), t -> new ArrayList<>())
                                        .add(new Received(record, row(event))));
            }
        }
        tenants.forEach(this::answer);
    }

    private void answer(TenantId tenant, List<Received> rows) {
        models.awaitSettled(tenant);
        try {
            TenantScope.run(
                    tenant,
                    () -> predictions.answer(tenant, rows.stream().map(Received::row).toList()));
        } catch (RuntimeException e) {
            // Row by row the reader tells an outage, which is waited out, from a poison row.
            LOG.warnf("%d rows of tenant %s are tried singly: %s", rows.size(), tenant, e);
            for (Received received : rows) {
                reader.handle(
                        received.record(),
                        FeatureRowComputed.class,
                        event -> predictions.answer(event.tenant(), List.of(row(event))));
            }
        }
    }

    // The interval is checked here, where only this row can become a dead letter.
    private static FeatureRow row(EventEnvelope<FeatureRowComputed> event) {
        Interval.parse(event.data().interval());
        return new FeatureRow(event.data(), Context.current());
    }

    private record Received(ConsumerRecord<String, String> record, FeatureRow row) {}
}
