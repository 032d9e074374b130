package io.credence.strategy.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.kafka.Poison;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.app.Calls;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class PoisonIT {

    private static final int BARS = 20;

    @Inject Predictions predictions;

    @ParameterizedTest
    @ValueSource(strings = {"{\"stream\":", "{}", "[]", "", "{\"stream\":\"live\",\"bar\":{}}"})
    void shouldPutAsideAPredictionNobodyCanReadAndGoOn(String data) {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(31, BARS);
        String id = Calls.openPortfolio(stream, Calls.strategy());
        predictions.send(stream, market, 0, BARS / 2);
        // When
        Poison poison =
                Poison.send(PredictionMade.TOPIC, PredictionMade.TYPE, "alpha", "BTC-USD", data);
        predictions.send(stream, market, BARS / 2, BARS);
        // Then
        assertThat(poison.cause()).contains("the event cannot be read", "caused by");
        Calls.awaitBars(id, BARS);
    }
}
