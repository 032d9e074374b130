package io.credence.feature.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.FeatureRowComputed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// What really arrives on `features.v1`, from its beginning.
final class Rows implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    // Spent only by a test that fails, or on a machine with much else to do.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaConsumer<String, String> consumer;

    /// By the events' ids: what is sent twice, after a crash, has one id.
    private final SequencedMap<String, Seen> seen = new LinkedHashMap<>();

    private record Seen(ConsumerRecord<String, String> record, FeatureRowComputed row) {}

    /// Of the Kafka that the service under test uses.
    Rows() {
        this(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    Rows(String bootstrapServers) {
        Properties config = new Properties();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("group.id", UUID.randomUUID().toString());
        config.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(FeatureRowComputed.TOPIC));
    }

    /// The rows that fit, in the order of their partition, once there are `count`, or all there
    /// were when patience ends.
    List<FeatureRowComputed> await(int count, Predicate<FeatureRowComputed> fits) {
        Instant end = Instant.now().plus(PATIENCE);
        List<FeatureRowComputed> found = matching(fits);
        while (found.size() < count && Instant.now().isBefore(end)) {
            poll(Duration.ofMillis(200));
            found = matching(fits);
        }
        return found;
    }

    /// Reads for a while, for what should not come.
    void poll(Duration time) {
        consumer.poll(time)
                .forEach(record ->
                        seen.computeIfAbsent(id(record), _ -> new Seen(record, row(record))));
    }

    ConsumerRecord<String, String> record(Predicate<FeatureRowComputed> fits) {
        return seen.values().stream()
                .filter(each -> fits.test(each.row))
                .findFirst()
                .orElseThrow()
                .record;
    }

    List<FeatureRowComputed> matching(Predicate<FeatureRowComputed> fits) {
        return seen.values().stream().map(Seen::row).filter(fits).toList();
    }

    private static String id(ConsumerRecord<String, String> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    private static FeatureRowComputed row(ConsumerRecord<String, String> record) {
        try {
            return JSON.readValue(record.value(), FeatureRowComputed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(record.value(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
