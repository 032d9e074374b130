package io.credence.platform.service.events;

import io.credence.platform.api.EventEnvelope;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// The one Kafka producer of the service: all replicas acknowledge, order per key holds.
@ApplicationScoped
public class EventProducer {

    private final KafkaProducer<String, String> producer;
    private final EventSource source;

    @Inject
    EventProducer(
            @Identifier("default-kafka-broker") Map<String, Object> broker, EventSource source) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        this.source = source;
    }

    /// Sends now, outside any transaction: for events that no database row causes. Completes when
    /// the broker has it.
    public CompletableFuture<Void> send(String topic, EventEnvelope<?> event) {
        return send(source.write(topic, event).toRecord());
    }

    // The callback completes the future that counts; the producer's own says the same.
    @SuppressWarnings("FutureReturnValueIgnored")
    CompletableFuture<Void> send(ProducerRecord<String, String> record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        producer.send(
                record,
                (_, failure) -> {
                    if (failure == null) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(failure);
                    }
                });
        return done;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
