package io.credence.platform.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaBrokerIT {

    @TempDir Path folder;

    @Test
    void shouldKeepRecordsAcrossRestarts() throws Exception {
        // Given
        int port = FreePort.find();
        int controllerPort = FreePort.find();
        try (EmbeddedKafkaBroker broker =
                EmbeddedKafkaBroker.start(folder.resolve("k"), port, controllerPort)) {
            broker.createTopics(List.of("a.v1", "b.v1"), 3);
            broker.createTopics(List.of("a.v1"), 3);
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(
                            Map.of("bootstrap.servers", broker.bootstrapServers()),
                            new StringSerializer(),
                            new StringSerializer())) {
                producer.send(new ProducerRecord<>("a.v1", "k", "kept")).get();
            }
        }
        // When
        try (EmbeddedKafkaBroker broker =
                        EmbeddedKafkaBroker.start(folder.resolve("k"), port, controllerPort);
                KafkaConsumer<String, String> consumer =
                        new KafkaConsumer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        broker.bootstrapServers(),
                                        "group.id",
                                        "g",
                                        "auto.offset.reset",
                                        "earliest"),
                                new StringDeserializer(),
                                new StringDeserializer())) {
            consumer.subscribe(List.of("a.v1"));
            // Then
            ConsumerRecord<String, String> record =
                    consumer.poll(Duration.ofMinutes(2)).iterator().next();
            assertThat(record.value()).isEqualTo("kept");
        }
    }
}
