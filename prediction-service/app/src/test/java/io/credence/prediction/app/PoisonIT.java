package io.credence.prediction.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.testkit.kafka.Poison;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Topics;
import io.credence.prediction.inference.testing.TinyModel;
import io.credence.registry.api.ModelAliasMoved;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class PoisonIT {

    private static final long START_MS = 1_600_000_020_000L;
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Inject TestModels models;
    @Inject Topics topics;

    @ParameterizedTest
    @ValueSource(strings = {"{\"stream\":", "{}", "[]", "", "{\"stream\":\"live\",\"bar\":{}}"})
    void shouldPutAsideAFeatureRowNobodyCanReadAndGoOn(String data) {
        // Given
        String stream = UUID.randomUUID().toString();
        send(stream, START_MS);
        // When
        Poison poison =
                Poison.send(
                        FeatureRowComputed.TOPIC,
                        FeatureRowComputed.TYPE,
                        "alpha",
                        "PSN-USD",
                        data);
        send(stream, START_MS + Topics.MINUTE);
        // Then
        assertThat(poison.cause()).contains("the event cannot be read", "caused by");
        assertThat(topics.predictions(stream, 2)).hasSize(2);
    }

    private void send(String stream, long openTimeMs) {
        topics.send(
                TestModels.ALPHA,
                Topics.row(stream, "PSN-USD", openTimeMs, Collections.nCopies(12, 0.0)),
                TRACE);
        topics.flush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\":", "[]", ""})
    void shouldPutAsideAnAliasMoveNobodyCanReadAndGoOn(String data) {
        // Given
        String model = "psn-" + UUID.randomUUID();
        models.champion(TestModels.ALPHA, model, 1, "PSM-USD", d -> TinyModel.scale(d, 1f));
        // When
        Poison poison =
                Poison.send(ModelAliasMoved.TOPIC, ModelAliasMoved.TYPE, "alpha", model, data);
        models.champion(TestModels.ALPHA, model, 2, "PSM-USD", d -> TinyModel.scale(d, 2f));
        // Then: version 2 is served, and
        assertThat(poison.cause()).contains("the event cannot be read", "caused by");
    }
}
