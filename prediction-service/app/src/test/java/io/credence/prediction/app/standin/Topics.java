package io.credence.prediction.app.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.TenantId;
import io.credence.prediction.api.PredictionMade;
import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Both ends of the pipe: feature rows as feature-service writes them, predictions as
/// strategy-service reads them.
@ApplicationScoped
@Unremovable
public class Topics {

    public static final long MINUTE = 60_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ObjectMapper json;
    private final String servers;
    private final KafkaProducer<String, String> producer;

    Topics(ObjectMapper json, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.json = json;
        this.servers = servers;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 5),
                        new StringSerializer(),
                        new StringSerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    public static FeatureRowComputed row(
            String stream, String instrument, long openTimeMs, List<@Nullable Double> values) {
        return new FeatureRowComputed(
                stream,
                instrument,
                "1m",
                "core-12",
                TestModels.HASH,
                new Bar(openTimeMs, 100, 101, 99, 100.5, 1),
                openTimeMs + MINUTE,
                values,
                !values.contains(null));
    }

    public void send(TenantId tenant, FeatureRowComputed row, String traceId) {
        try {
            send(tenant, row.instrument(), json.writeValueAsString(row), traceId);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public void send(TenantId tenant, String key, String data, String traceId) {
        send(FeatureRowComputed.TOPIC, tenant, key, data, traceId);
    }

    /// For a service that listens elsewhere.
    @SuppressWarnings("FutureReturnValueIgnored") // flush waits for all of them
    public void send(String topic, TenantId tenant, String key, String data, String traceId) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, tenant + ":" + key, data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_type", FeatureRowComputed.TYPE);
        header(record, "ce_source", "feature-service");
        header(record, "ce_time", Instant.now().toString());
        header(record, "ce_tenantid", tenant.value());
        header(record, "traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");
        producer.send(record);
    }

    public void flush() {
        producer.flush();
    }

    /// The first `count` predictions of a stream, in the order of the topic.
    public List<Seen> predictions(String stream, int count) {
        return read(PredictionMade.TOPIC, count, seen -> seen.made().stream().equals(stream));
    }

    public List<Seen> read(String topic, int count, Predicate<Seen> wanted) {
        List<Seen> found = new ArrayList<>();
        records(
                topic,
                record -> {
                    Seen seen = new Seen(prediction(record), header(record, "traceparent"));
                    if (wanted.test(seen)) {
                        found.add(seen);
                    }
                    return found.size() >= count;
                });
        return found;
    }

    /// Reads from the beginning until `enough` says so.
    public void records(String topic, Predicate<ConsumerRecord<String, String>> enough) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + LONGEST.toNanos();
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (enough.test(record)) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("waited in vain for records of " + topic);
    }

    private PredictionMade prediction(ConsumerRecord<String, String> record) {
        try {
            return json.readValue(record.value(), PredictionMade.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// A prediction and the trace it travels in.
    public record Seen(PredictionMade made, String traceparent) {}
}
