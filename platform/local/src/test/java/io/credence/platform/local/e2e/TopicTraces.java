package io.credence.platform.local.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Which topics carry events of a trace, by the `traceparent` header of their records.
final class TopicTraces {

    private final String bootstrapServers;

    TopicTraces(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Reads `topics` from their beginning until each has an event of the trace, or the time is
    /// over.
    Set<String> topicsWith(String traceId, List<String> topics, Duration patience) {
        Set<String> found = new HashSet<>();
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < topics.size() && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(500))) {
                    if (trace(record).contains(traceId)) {
                        found.add(record.topic());
                    }
                }
            }
        }
        return found;
    }

    private static String trace(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
