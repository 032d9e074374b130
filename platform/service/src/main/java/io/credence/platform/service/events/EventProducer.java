package io.credence.platform.service.events;

import io.credence.platform.api.EventEnvelope;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The one way of the service to Kafka: all replicas acknowledge, order per key holds, also where
/// the broker goes and comes back.
@ApplicationScoped
public class EventProducer {

    private final Map<String, Object> config;
    private final EventSource source;
    private @Nullable KafkaProducer<String, String> current;
    private boolean closed;

    @Inject
    EventProducer(
            @Identifier("default-kafka-broker") Map<String, Object> broker, EventSource source) {
        config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.putAll(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.source = source;
    }

    /// Sends now, outside any transaction: for events that no database row causes. Completes when
    /// the broker has it.
    public CompletableFuture<Void> send(String topic, EventEnvelope<?> event) {
        return send(source.write(topic, event).toRecord());
    }

    CompletableFuture<Void> send(ProducerRecord<String, String> record) {
        return send(producer(), record);
    }

    /// Sends in this order and waits for the broker's answers. Of a topic nothing comes to the
    /// broker behind what it did not take, so who sends that again, and all behind it, keeps the
    /// order of each key.
    ///
    /// @return for each record, done: normally where the broker has it
    List<CompletableFuture<Void>> sendAll(List<ProducerRecord<String, String>> records) {
        KafkaProducer<String, String> producer = producer();
        Map<String, CompletableFuture<Void>> refused = new HashMap<>();
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (ProducerRecord<String, String> record : records) {
            CompletableFuture<Void> before = refused.get(record.topic());
            CompletableFuture<Void> done = before == null ? send(producer, record) : before;
            if (done.isCompletedExceptionally()) {
                refused.put(record.topic(), done);
            }
            sent.add(done);
        }
        sent.forEach(done -> done.exceptionally(_ -> null).join());
        return sent;
    }

    // The callback completes the future that counts; the producer's own says the same.
    @SuppressWarnings("FutureReturnValueIgnored")
    private CompletableFuture<Void> send(
            KafkaProducer<String, String> producer, ProducerRecord<String, String> record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread caller = Thread.currentThread();
        try {
            producer.send(
                    record,
                    (_, failure) -> {
                        if (failure == null) {
                            done.complete(null);
                            return;
                        }
                        try {
                            // What fails at once was never on its way.
                            if (!Thread.currentThread().equals(caller)) {
                                abandon(producer);
                            }
                        } finally {
                            done.completeExceptionally(failure);
                        }
                    });
        } catch (IllegalStateException | KafkaException notSent) {
            done.completeExceptionally(notSent);
        }
        return done;
    }

    private synchronized KafkaProducer<String, String> producer() {
        if (closed) {
            throw new IllegalStateException("this service is about to stop");
        }
        KafkaProducer<String, String> producer = current;
        if (producer == null) {
            producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
            current = producer;
        }
        return producer;
    }

    // A producer gives up a record in its time, and goes on with the next of the same key as soon
    // as the broker is back. One that is closed by force drops what it has not sent yet.
    private void abandon(KafkaProducer<String, String> producer) {
        synchronized (this) {
            if (!producer.equals(current)) {
                return;
            }
            current = null;
        }
        producer.close(Duration.ZERO);
    }

    // Not while this is locked: the producer's thread, which has to end, may want to abandon it.
    @PreDestroy
    void close() {
        KafkaProducer<String, String> last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        if (last != null) {
            last.close(Duration.ofSeconds(5));
        }
    }
}
