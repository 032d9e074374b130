package io.credence.feature.app.messaging;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.TapeEvent;
import io.credence.feature.api.TapeFellSilent;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.tape.LiveTrades;
import io.credence.platform.service.events.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Trades that are printed, on `trades.v1`, and the news that none are. One may come twice: its
/// number, or how far bars are closed, says that it was taken.
@ApplicationScoped
class TradeConsumer {

    private final LiveTrades trades;
    private final InstrumentEvents<TapeEvent> events;

    TradeConsumer(EventReader reader, LiveTrades trades) {
        this.trades = trades;
        this.events =
                new InstrumentEvents<>(
                        reader,
                        Map.of(
                                TradePrinted.TYPE,
                                TradePrinted.class,
                                TapeFellSilent.TYPE,
                                TapeFellSilent.class),
                        TapeEvent::instrument,
                        this::add);
    }

    @Incoming("trades")
    @Blocking
    void tradesPrinted(ConsumerRecords<String, String> records) {
        events.take(records);
    }

    private void add(InstrumentId instrument, List<TapeEvent> told) {
        LiveTrades.Taken _ = trades.add(instrument, told, _ -> "trade");
    }
}
