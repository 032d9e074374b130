package io.credence.feature.app.messaging;

import io.credence.feature.api.BarClosed;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.live.LiveBars;
import io.credence.platform.service.events.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Bars that close, on `bars.v1`. One may come twice: the stored bar says that it was taken.
@ApplicationScoped
class BarConsumer {

    private final LiveBars bars;
    private final InstrumentEvents<BarClosed> events;

    BarConsumer(EventReader reader, LiveBars bars) {
        this.bars = bars;
        this.events =
                new InstrumentEvents<>(
                        reader,
                        Map.of(BarClosed.TYPE, BarClosed.class),
                        BarClosed::instrument,
                        this::add);
    }

    @Incoming("bars")
    @Blocking
    void barsClosed(ConsumerRecords<String, String> records) {
        events.take(records);
    }

    private void add(InstrumentId instrument, List<BarClosed> closed) {
        for (BarClosed each : closed) {
            Series series = new Series(instrument, Interval.parse(each.interval()));
            boolean _ = bars.add(series, each.bar());
        }
    }
}
