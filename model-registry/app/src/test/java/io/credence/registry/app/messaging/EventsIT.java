package io.credence.registry.app.messaging;

import static io.credence.registry.app.RegistryApi.alias;
import static io.credence.registry.app.RegistryApi.researcher;
import static io.credence.registry.app.RegistryApi.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelVersionRegistered;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject RegistryApi registry;
    @Inject ObjectMapper json;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void shouldTellWhatHappenedToAModelInOrder() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        registry.publish(model, Cards.GOOD.withEce(0.3));
        registry.move(model, "champion", 1).then().statusCode(200);
        // Refused, repeated and therefore silent.
        registry.move(model, "champion", 2).then().statusCode(409);
        registry.move(model, "champion", 1).then().statusCode(200);
        researcher()
                .header("If-Match", "*")
                .body("{\"version\": 2, \"force\": true, \"reason\": \"look\"}")
                .put(alias(model, "champion"))
                .then()
                .statusCode(200);
        researcher().header("If-Match", "*").delete(alias(model, "champion"));
        // When
        List<ConsumerRecord<String, String>> records = records("alpha:" + model, 5);
        // Then
        assertThat(records)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly(
                        ModelVersionRegistered.TYPE,
                        ModelVersionRegistered.TYPE,
                        ModelAliasMoved.TYPE,
                        ModelAliasMoved.TYPE,
                        ModelAliasMoved.TYPE);
        assertThat(read(records.get(1), ModelVersionRegistered.class))
                .matches(event -> event.model().equals(model) && event.version() == 2);
        assertThat(records.subList(2, 5))
                .extracting(record -> read(record, ModelAliasMoved.class))
                .containsExactly(
                        new ModelAliasMoved(model, "champion", null, 1, false, "test", "alice"),
                        new ModelAliasMoved(model, "champion", 1, 2, true, "look", "alice"),
                        new ModelAliasMoved(model, "champion", 2, null, false, "", "alice"));
        assertThat(records)
                .allSatisfy(record -> {
                    assertThat(header(record, "ce_tenantid")).isEqualTo("alpha");
                    assertThat(header(record, "ce_source")).contains("model-registry");
                    assertThat(header(record, "traceparent")).isNotEmpty();
                    assertThat(UUID.fromString(header(record, "ce_id"))).isNotNull();
                    assertThat(Instant.parse(header(record, "ce_time"))).isNotNull();
                });
    }

    private List<ConsumerRecord<String, String>> records(String key, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(ModelVersionRegistered.TOPIC));
            Instant end = Instant.now().plus(PATIENCE);
            while (found.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> {
                            if (key.equals(record.key())) {
                                found.add(record);
                            }
                        });
            }
        }
        return found;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        unique("test"),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private <T> T read(ConsumerRecord<String, String> record, Class<T> type) {
        try {
            return json.readValue(record.value(), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(record.value(), e);
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
