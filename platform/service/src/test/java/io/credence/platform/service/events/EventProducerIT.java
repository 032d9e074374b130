package io.credence.platform.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.testkit.FreePort;
import io.credence.platform.testkit.kafka.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a relay sends, and sends again, while the broker comes and goes.
class EventProducerIT {

    private static final String TOPIC = "orders.v1";
    private static final List<String> EVENTS =
            IntStream.range(0, 100).mapToObj(i -> "event " + i).toList();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    // Kafka's clients load classes by the thread that makes them: this test's.
    private static final Executor THREADS = task -> Thread.ofPlatform().start(task);

    @TempDir private Path data;

    private final int port = FreePort.find();
    private final int controller = FreePort.find();
    private final AtomicInteger failures = new AtomicInteger();
    private final EventProducer producer =
            new EventProducer(
                    Map.of(
                            "bootstrap.servers",
                            "127.0.0.1:" + port,
                            "max.block.ms",
                            300,
                            "request.timeout.ms",
                            1_000,
                            "delivery.timeout.ms",
                            3_000,
                            // A broker that is gone is not forgotten.
                            "metadata.recovery.strategy",
                            "none",
                            // Each record runs out of its time alone.
                            "batch.size",
                            1),
                    new EventSource(new ObjectMapper()));

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void shouldKeepTheOrderOfAKeyWhereTheBrokerComesLateAndGoes() throws Exception {
        // Given nobody listens
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> insist(EVENTS), THREADS);
        awaitFailures(1, late);
        // When the broker comes
        try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.start(data, port, controller)) {
            broker.createTopics(List.of(TOPIC), 1);
            late.get();
            // Then
            assertThat(firstTimes()).isEqualTo(EVENTS);
        }
        // When it goes, and comes back
        int before = failures.get();
        List<String> more = EVENTS.stream().map(event -> "later " + event).toList();
        CompletableFuture<Void> again = CompletableFuture.runAsync(() -> insist(more), THREADS);
        awaitFailures(before + 1, again);
        try (EmbeddedKafkaBroker _ = EmbeddedKafkaBroker.start(data, port, controller)) {
            again.get();
            // Then
            assertThat(firstTimes().subList(EVENTS.size(), 2 * EVENTS.size())).isEqualTo(more);
        }
    }

    @Test
    void shouldDropWhatWaitsBehindARecordThatIsGivenUp() throws Exception {
        // Given a broker that was there, and is gone
        try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.start(data, port, controller)) {
            broker.createTopics(List.of(TOPIC), 1);
            producer.send(record(TOPIC, "before")).join();
        }
        // When
        CompletableFuture<Void> first = producer.send(record(TOPIC, "first"));
        Thread.sleep(500);
        CompletableFuture<Void> second = producer.send(record(TOPIC, "second"));
        // Then the second does not live out its own time, in which the broker could come back
        assertThat(first)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TimeoutException.class);
        assertThat(second)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .withMessageContaining("closed forcefully");
    }

    @Test
    void shouldKeepBackOnlyWhatIsOfATopicThatTakesNothing() {
        try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.start(data, port, controller)) {
            broker.createTopics(List.of(TOPIC), 1);
            // When
            List<CompletableFuture<Void>> sent =
                    producer.sendAll(
                            List.of(
                                    record("missing.v1", "one"),
                                    record(TOPIC, "two"),
                                    record("missing.v1", "three"),
                                    record(TOPIC, "four")));
            // Then
            assertThat(sent)
                    .extracting(CompletableFuture::isCompletedExceptionally)
                    .containsExactly(true, false, true, false);
            assertThat(firstTimes()).containsExactly("two", "four");
        }
    }

    private static ProducerRecord<String, String> record(String topic, String event) {
        return new ProducerRecord<>(topic, "one key", event);
    }

    /// As the relay does.
    private void insist(List<String> events) {
        List<String> left = events;
        while (!left.isEmpty()) {
            List<String> now = left;
            List<CompletableFuture<Void>> sent =
                    producer.sendAll(now.stream().map(event -> record(TOPIC, event)).toList());
            left =
                    IntStream.range(0, now.size())
                            .filter(i -> sent.get(i).isCompletedExceptionally())
                            .mapToObj(now::get)
                            .toList();
            failures.addAndGet(left.size());
        }
    }

    private void awaitFailures(int count, CompletableFuture<Void> work) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (failures.get() < count) {
            if (work.isDone()) {
                work.get();
            }
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    /// What comes twice counts where it came first, as its consumers take it.
    private List<String> firstTimes() {
        Map<Long, String> log = new TreeMap<>();
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + port),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end =
                    Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    log.put(record.offset(), record.value());
                }
            }
        }
        return log.values().stream().distinct().toList();
    }
}
