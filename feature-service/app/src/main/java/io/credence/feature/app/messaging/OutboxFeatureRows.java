package io.credence.feature.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.app.domain.count.StoredCounts;
import io.credence.feature.app.domain.rows.FeatureRowSink;
import io.credence.platform.service.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Rows leave through the outbox, keyed by instrument so that its bars stay in order.
@ApplicationScoped
class OutboxFeatureRows implements FeatureRowSink {

    private final Outbox outbox;
    private final StoredCounts counts;

    @Inject
    OutboxFeatureRows(Outbox outbox, StoredCounts counts) {
        this.outbox = outbox;
        this.counts = counts;
    }

    @Override
    public void publish(FeatureRowComputed row) {
        outbox.publish(FeatureRowComputed.TOPIC, FeatureRowComputed.TYPE, row.instrument(), row);
        String stream =
                row.stream().equals(FeatureRowComputed.LIVE) ? FeatureRowComputed.LIVE : "replay";
        counts.counter("credence.feature.rows.published", "stream", stream).increment(1);
    }
}
