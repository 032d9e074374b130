package io.credence.feature.app.messaging;

import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.LiveTrades;
import io.credence.platform.service.events.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Trades that are printed, on `trades.v1`. One may come twice: its number says that it was taken.
@ApplicationScoped
class TradeConsumer {

    private final InstrumentEvents<TradePrinted> events;

    TradeConsumer(EventReader reader, LiveTrades trades) {
        this.events =
                new InstrumentEvents<>(
                        reader,
                        TradePrinted.TYPE,
                        TradePrinted.class,
                        TradePrinted::instrument,
                        trades::add);
    }

    @Incoming("trades")
    @Blocking
    void tradesPrinted(ConsumerRecords<String, String> records) {
        events.take(records);
    }
}
