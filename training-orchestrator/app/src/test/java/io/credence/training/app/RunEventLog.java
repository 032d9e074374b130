package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.TrainingRunChanged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// What the world heard of a run.
final class RunEventLog {

    private static final int PARTITIONS = 6;
    private static final long PATIENCE_MS = 60_000;

    private final String bootstrapServers;

    private RunEventLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Of the Kafka that the service under test uses.
    static RunEventLog open() {
        return at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    static RunEventLog at(String bootstrapServers) {
        return new RunEventLog(bootstrapServers);
    }

    /// All events of the run, in order, up to the one of the last state.
    List<TrainingRunChanged> of(String runId, String lastState) throws Exception {
        return List.copyOf(byId(runId, lastState).values());
    }

    /// The same by the events' ids: what is sent twice has one id.
    SequencedMap<String, TrainingRunChanged> byId(String runId, String lastState) throws Exception {
        SequencedMap<String, TrainingRunChanged> events = new LinkedHashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(i -> new TopicPartition(TrainingRunChanged.TOPIC, i))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.currentTimeMillis() + PATIENCE_MS;
            while (events.isEmpty() || !events.lastEntry().getValue().state().equals(lastState)) {
                assertThat(System.currentTimeMillis()).as(events.toString()).isLessThan(end);
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().endsWith(":" + runId)) {
                        events.putIfAbsent(
                                id(record),
                                new ObjectMapper()
                                        .readValue(record.value(), TrainingRunChanged.class));
                    }
                }
            }
        }
        return events;
    }

    private static String id(ConsumerRecord<String, String> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }
}
