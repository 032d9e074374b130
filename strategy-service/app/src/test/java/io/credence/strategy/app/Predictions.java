package io.credence.strategy.app;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.events.EventProducer;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionMade;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Sends what prediction-service would.
@ApplicationScoped
public class Predictions {

    public static final BarrierSpec BARRIER =
            new BarrierSpec(0.008, 0.004, 8, BarrierTouch.HIGH_LOW);

    private final EventProducer producer;

    Predictions(EventProducer producer) {
        this.producer = producer;
    }

    public void send(String stream, Market market, int from, int to) {
        for (int i = from; i < to; i++) {
            send("alpha", stream, market.bars().get(i), market.probability()[i]);
        }
    }

    public void send(String tenant, String stream, Bar bar, double probability) {
        send(tenant, made(stream, bar, "tcn", probability, List.of("tcn@champion")));
    }

    /// What a model's champion says, while the ones in `answering` speak.
    public static PredictionMade made(
            String stream, Bar bar, String model, double probability, List<String> answering) {
        return new PredictionMade(
                stream,
                "BTC-USD",
                "1m",
                bar,
                bar.openTimeMs() + Market.MINUTE,
                model,
                "champion",
                3,
                BARRIER,
                forecast(probability),
                Double.isNaN(probability) ? "COLD_WINDOW" : null,
                answering);
    }

    public void send(String tenant, PredictionMade data) {
        // A record that gets lost shows as bars that never come.
        CompletableFuture<Void> _ =
                producer.send(
                        PredictionMade.TOPIC,
                        new EventEnvelope<>(
                                UUID.randomUUID(),
                                PredictionMade.TYPE,
                                "prediction-service",
                                new TenantId(tenant),
                                "BTC-USD",
                                Instant.EPOCH,
                                data));
    }

    private static @Nullable Forecast forecast(double p) {
        return Double.isNaN(p)
                ? null
                : new Forecast(p, p * 0.9, p + (1 - p) * 0.1, 0.9, Math.log(p / (1 - p)));
    }
}
