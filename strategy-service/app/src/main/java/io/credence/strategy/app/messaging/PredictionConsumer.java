package io.credence.strategy.app.messaging;

import io.credence.platform.service.events.EventReader;
import io.credence.platform.service.log.LogLabel;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.app.domain.PaperTrading;
import io.credence.strategy.app.domain.Portfolios;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hands each prediction to the paper portfolios of its tenant on its stream of bars. A prediction
/// may come twice; the portfolios know what they have seen.
@ApplicationScoped
class PredictionConsumer {

    private final EventReader reader;
    private final Portfolios portfolios;
    private final PaperTrading trading;
    private final Timer steps;

    PredictionConsumer(
            EventReader reader,
            Portfolios portfolios,
            PaperTrading trading,
            MeterRegistry metrics) {
        this.reader = reader;
        this.portfolios = portfolios;
        this.trading = trading;
        // With its transaction, which is most of it.
        this.steps =
                Timer.builder("credence_trading_step")
                        .description("One bar of one portfolio, written to the database")
                        .register(metrics);
    }

    @Incoming("predictions")
    @Blocking
    void consume(ConsumerRecord<String, String> record) {
        if (EventReader.type(record).equals(PredictionMade.TYPE)) {
            reader.handle(record, PredictionMade.class, event -> labelled(event.data()));
        }
    }

    private void labelled(PredictionMade prediction) {
        try (LogLabel _ = LogLabel.model(prediction.model());
                LogLabel _ = LogLabel.instrument(prediction.instrument())) {
            step(prediction);
        }
    }

    private void step(PredictionMade prediction) {
        portfolios
                .behind(
                        prediction.stream(),
                        prediction.instrument(),
                        prediction.interval(),
                        prediction.bar().openTimeMs())
                .forEach(follower ->
                        steps.record(() ->
                                trading.step(follower.portfolio(), follower.spec(), prediction)));
    }
}
