package io.credence.platform.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// An event whose headers are in order and whose data nobody can read.
public record Poison(String topic, String id) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Returns when the broker has it. Events with the same key of the tenant are before and behind
    /// it in one partition.
    public static Poison send(String topic, String type, String tenant, String key, String data) {
        Poison poison = new Poison(topic, UUID.randomUUID().toString());
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, tenant + ":" + key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        poison.id,
                        "ce_type",
                        type,
                        "ce_source",
                        "a-test",
                        "ce_time",
                        Instant.EPOCH.toString(),
                        "ce_tenantid",
                        tenant)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return poison;
    }

    /// Waits for it in the dead-letter topic.
    ///
    /// @return the cause that stands there
    public String cause() {
        try (KafkaConsumer<String, String> letters =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers(),
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            letters.subscribe(List.of(topic + ".dlq"));
            Instant deadline = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> letter : letters.poll(Duration.ofMillis(200))) {
                    if (id.equals(header(letter, "ce_id"))) {
                        return header(letter, "dead-letter-cause");
                    }
                }
            }
        }
        throw new AssertionError("no dead letter of " + topic + " has the id " + id);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
