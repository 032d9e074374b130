package io.credence.strategy.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.service.events.EventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning.
public final class PublishedEvents {

    private PublishedEvents() {}

    /// Waits for `count` records with this key.
    public static List<ConsumerRecord<String, String>> of(
            String kafka, String topic, String key, int count) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest");
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (found.size() < count) {
                assertThat(System.nanoTime())
                        .as("%d of %d events in time", found.size(), count)
                        .isLessThan(deadline);
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

    /// All records with this key that are there now.
    public static List<ConsumerRecord<String, String>> all(String kafka, String topic, String key) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(part -> new TopicPartition(part.topic(), part.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
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

    public static List<String> ofType(List<ConsumerRecord<String, String>> records, String type) {
        return records.stream()
                .filter(record -> EventReader.type(record).equals(type))
                .map(ConsumerRecord::value)
                .toList();
    }
}
