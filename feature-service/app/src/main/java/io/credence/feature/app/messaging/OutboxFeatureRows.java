package io.credence.feature.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.app.domain.FeatureRowSink;
import io.credence.platform.service.events.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Rows leave through the outbox, keyed by instrument so that its bars stay in order.
@ApplicationScoped
class OutboxFeatureRows implements FeatureRowSink {

    private final Outbox outbox;
    private final MeterRegistry meters;

    @Inject
    OutboxFeatureRows(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    @Override
    public void publish(FeatureRowComputed row) {
        outbox.publish(FeatureRowComputed.TOPIC, FeatureRowComputed.TYPE, row.instrument(), row);
        String stream =
                row.stream().equals(FeatureRowComputed.LIVE) ? FeatureRowComputed.LIVE : "replay";
        meters.counter("feature.rows.published", "stream", stream).increment();
    }
}
