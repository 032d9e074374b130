package io.credence.platform.service.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.sample.NoteConsumer;
import io.credence.platform.service.sample.NoteWritten;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@SampleTest
class OutboxIT {

    private static final TenantId ALPHA = new TenantId("alpha");
    // Spent only by a test that fails, or on a machine with much else to do.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject NoteConsumer consumer;
    @Inject Outbox outbox;
    @Inject OutboxRelay relay;
    @Inject OutboxTable table;
    @Inject EventProducer producer;
    @Inject EventSource source;
    @Inject AgroalDataSource database;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void shouldCarryAnEventAndItsTraceToTheConsumer() {
        // Given
        String text = "traced " + UUID.randomUUID();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        // When
        given().header("Authorization", Tokens.of("alpha").roles(Role.TRADER).bearer())
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body("{\"text\":\"" + text + "\",\"copies\":1,\"lines\":[]}")
                .post("/api/v1/notes")
                .then()
                .statusCode(201);
        // Then
        NoteConsumer.Seen seen = await(text).getFirst();
        assertThat(seen.traceId()).isEqualTo(traceId);
        assertThat(seen.tenant()).isEqualTo("alpha");
        assertThat(seen.event().type()).isEqualTo("NoteWritten");
        assertThat(seen.event().source()).isEqualTo("sample-service");
        assertThat(seen.event().tenant()).isEqualTo(ALPHA);
        assertThat(seen.event().time()).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void shouldSendNothingOfARolledBackTransaction() {
        // Given
        String text = "never " + UUID.randomUUID();
        // When
        TenantScope.run(
                ALPHA,
                () -> {
                    QuarkusTransaction.begin();
                    outbox.publish("notes.v1", "NoteWritten", "k", new NoteWritten(text));
                    QuarkusTransaction.rollback();
                });
        String after = "after " + UUID.randomUUID();
        publish("k", after);
        // Then the later event of the same key has arrived, the earlier has not
        await(after);
        assertThat(seen(text)).isEmpty();
    }

    @Test
    void shouldKeepTheOrderOfAKey() {
        // Given
        String run = UUID.randomUUID().toString();
        List<String> texts = IntStream.range(0, 700).mapToObj(i -> run + " " + i).toList();
        // When more than one batch waits
        TenantScope.run(
                ALPHA,
                () ->
                        QuarkusTransaction.requiringNew()
                                .run(() ->
                                        texts.forEach(text ->
                                                outbox.publish(
                                                        "notes.v1",
                                                        "NoteWritten",
                                                        "ordered",
                                                        new NoteWritten(text)))));
        await(texts.getLast());
        // Then
        List<String> arrived =
                consumer.seen().stream()
                        .map(seen -> seen.event().data().text())
                        .filter(text -> text.startsWith(run))
                        .distinct()
                        .toList();
        assertThat(arrived).isEqualTo(texts);
    }

    @Test
    void shouldSendAgainAfterACrashBetweenSendAndDelete() throws SQLException {
        // Given a relay that dies after the broker has the event
        String text = "twice " + UUID.randomUUID();
        SystemScope.run(() -> {
            QuarkusTransaction.begin();
            lockOutTheRelay();
            publishInScope(text);
            OutboxTable.Row row = onlyRow(text);
            producer.send(row.event().toRecord()).join();
            QuarkusTransaction.commit();
        });
        // When the real relay goes on
        List<NoteConsumer.Seen> seen = await(text, 2);
        // Then
        assertThat(seen).hasSize(2);
        assertThat(seen.get(1).event().id()).isEqualTo(seen.get(0).event().id());
        assertThat(waiting(text)).isZero();
    }

    private void lockOutTheRelay() {
        try {
            while (!table.tryLock()) {
                Thread.sleep(1);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publishInScope(String text) {
        outbox.publish("notes.v1", event(text));
    }

    private static EventEnvelope<NoteWritten> event(String text) {
        return new EventEnvelope<>(
                UUID.randomUUID(),
                "NoteWritten",
                "test",
                ALPHA,
                "crash",
                Instant.now(),
                new NoteWritten(text));
    }

    private OutboxTable.Row onlyRow(String text) {
        try {
            return table.oldest(1_000).stream()
                    .filter(row -> row.event().data().contains(text))
                    .findFirst()
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldPutPoisonAsideAndGoOn() {
        // Given
        String after = "after poison " + UUID.randomUUID();
        // When
        publish("p", "poison");
        ProducerRecord<String, String> headless =
                new ProducerRecord<>("notes.v1", "alpha:p", "{\"text\":\"headless\"}");
        producer.send(headless).join();
        publish("p", after);
        // Then
        await(after);
        awaitDeadLetters("no handler likes this", "ce_tenantid is missing");
    }

    @Test
    void shouldBearAFieldThatANewerSenderAdds() {
        // Given
        String text = "newer " + UUID.randomUUID();
        ProducerRecord<String, String> record = source.write("notes.v1", event(text)).toRecord();
        // When
        producer.send(withMore(record)).join();
        // Then
        assertThat(await(text)).hasSize(1);
    }

    private static ProducerRecord<String, String> withMore(ProducerRecord<String, String> record) {
        return new ProducerRecord<>(
                record.topic(),
                null,
                record.key(),
                record.value().replace("}", ",\"mood\":\"unknown\"}"),
                record.headers());
    }

    @Test
    void shouldTryAgainWhatFailsForAMoment() {
        // When
        publish("s", "stumble");
        // Then
        assertThat(await("stumble")).hasSize(1);
    }

    @Test
    void shouldRefuseAnEventOutsideATransactionOrOfAnotherTenant() {
        assertThatThrownBy(() ->
                        TenantScope.run(
                                ALPHA,
                                () ->
                                        outbox.publish(
                                                "notes.v1",
                                                "NoteWritten",
                                                "k",
                                                new NoteWritten("x"))))
                .hasMessageContaining("ARJUNA016110");
        TenantScope.run(
                new TenantId("beta"),
                () -> {
                    QuarkusTransaction.begin();
                    assertThatThrownBy(() -> publishInScope("of alpha"))
                            .hasStackTraceContaining("row-level security");
                    QuarkusTransaction.rollback();
                });
    }

    @Test
    void shouldLetOneRelayWorkAtATime() {
        SystemScope.run(() -> {
            QuarkusTransaction.begin();
            lockOutTheRelay();
            publishInScope("left alone " + UUID.randomUUID());
            assertThat(SecondRelay.relay(relay)).isZero();
            QuarkusTransaction.rollback();
        });
    }

    /// Another thread, hence another transaction.
    private static final class SecondRelay {
        static int relay(OutboxRelay relay) {
            try (var threads = java.util.concurrent.Executors.newSingleThreadExecutor()) {
                return threads.submit(relay::relay).get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void publish(String key, String text) {
        TenantScope.run(
                ALPHA,
                () ->
                        QuarkusTransaction.requiringNew()
                                .run(() ->
                                        outbox.publish(
                                                "notes.v1",
                                                "NoteWritten",
                                                key,
                                                new NoteWritten(text))));
    }

    private List<NoteConsumer.Seen> seen(String text) {
        return consumer.seen().stream()
                .filter(seen -> seen.event().data().text().equals(text))
                .toList();
    }

    private List<NoteConsumer.Seen> await(String text) {
        return await(text, 1);
    }

    private List<NoteConsumer.Seen> await(String text, int count) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (seen(text).size() < count && Instant.now().isBefore(deadline)) {
            pause();
        }
        assertThat(seen(text)).as(text).hasSizeGreaterThanOrEqualTo(count);
        return seen(text);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long waiting(String text) {
        String sql = "select count(*) from outbox where data like '%" + text + "%'";
        return SystemScope.call(() -> {
            Instant deadline = Instant.now().plus(PATIENCE);
            long count = 1;
            while (count > 0 && Instant.now().isBefore(deadline)) {
                try (Connection connection = database.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    count = row.getLong(1);
                }
            }
            return count;
        });
    }

    /// A letter may come twice, as every event.
    private void awaitDeadLetters(String... causes) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest");
        try (KafkaConsumer<String, String> letters =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            letters.subscribe(List.of("notes.v1.dlq"));
            Set<String> missing = new TreeSet<>(List.of(causes));
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!missing.isEmpty() && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> letter : letters.poll(Duration.ofMillis(500))) {
                    byte[] cause = letter.headers().lastHeader(EventHeaders.CAUSE).value();
                    String text = new String(cause, StandardCharsets.UTF_8);
                    missing.removeIf(text::contains);
                }
            }
            assertThat(missing).as("causes that no dead letter has").isEmpty();
        }
    }
}
