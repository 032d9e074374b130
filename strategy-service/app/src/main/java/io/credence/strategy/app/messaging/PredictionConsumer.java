package io.credence.strategy.app.messaging;

import io.credence.platform.service.events.EventReader;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.app.domain.PaperTrading;
import io.credence.strategy.app.domain.Portfolios;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hands each prediction to the paper portfolios of its tenant that follow it. A prediction may
/// come twice; the portfolios know what they have seen.
@ApplicationScoped
class PredictionConsumer {

    private final EventReader reader;
    private final Portfolios portfolios;
    private final PaperTrading trading;

    PredictionConsumer(EventReader reader, Portfolios portfolios, PaperTrading trading) {
        this.reader = reader;
        this.portfolios = portfolios;
        this.trading = trading;
    }

    @Incoming("predictions")
    @Blocking
    void consume(ConsumerRecord<String, String> record) {
        if (EventReader.type(record).equals(PredictionMade.TYPE)) {
            reader.handle(record, PredictionMade.class, event -> step(event.data()));
        }
    }

    private void step(PredictionMade prediction) {
        portfolios
                .followers(
                        prediction.stream(),
                        prediction.instrument(),
                        prediction.interval(),
                        prediction.model(),
                        prediction.alias())
                .forEach(follower ->
                        trading.step(follower.portfolio(), follower.spec(), prediction));
    }
}
