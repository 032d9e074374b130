package io.credence.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.gateway.upstream.Gateway;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsIT {

    private static final String TYPE = "io.credence.strategy.decision.made.v1";
    private static final String ROW = "io.credence.feature.row.computed.v1";

    private final URI gateway = Gateway.url();

    @Inject EventHub hub;

    @Test
    void shouldShowATenantItsOwnEventsAndNoOthers() throws Exception {
        try (Reader first = new Reader("stream-a");
                Reader second = new Reader("stream-b");
                KafkaProducer<String, String> kafka = producer()) {
            // Given
            awaitArrival(kafka, first, "stream-a");
            awaitArrival(kafka, second, "stream-b");
            // When
            for (int i = 0; i < 20; i++) {
                String tenant = i % 2 == 0 ? "stream-a" : "stream-b";
                send(kafka, tenant, "{\"mark\":\"" + tenant + "-" + i + "\"}");
            }
            List<String> ofFirst = first.until("stream-a-18");
            List<String> ofSecond = second.until("stream-b-19");
            // Then
            assertThat(ofFirst).noneMatch(line -> line.contains("stream-b"));
            assertThat(ofSecond).noneMatch(line -> line.contains("stream-a"));
            assertThat(ofFirst)
                    .contains("event: " + TYPE)
                    .anySatisfy(line ->
                            assertThat(line)
                                    .startsWith(
                                            "data: {\"type\":\""
                                                    + TYPE
                                                    + "\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"mark\":"));
        }
    }

    @Test
    void shouldStreamFeatureRowsToo() throws Exception {
        try (Reader reader = new Reader("stream-rows");
                KafkaProducer<String, String> kafka = producer()) {
            awaitArrival(kafka, "features.v1", reader, "stream-rows");
            // When
            send(kafka, "features.v1", ROW, "stream-rows", "{\"mark\":\"row\"}");
            // Then
            assertThat(reader.until("\"row\"")).contains("event: " + ROW);
        }
    }

    @Test
    void shouldSendAReaderWhatItAskedForOnly() throws Exception {
        try (Reader reader = new Reader("stream-few", "?type=other.v1&type=" + TYPE);
                KafkaProducer<String, String> kafka = producer()) {
            awaitArrival(kafka, reader, "stream-few");
            // When
            send(kafka, "decisions.v1", ROW, "stream-few", "{\"mark\":\"unasked\"}");
            send(kafka, "stream-few", "{\"mark\":\"asked\"}");
            // Then
            assertThat(reader.until("\"asked\"")).noneMatch(line -> line.contains("unasked"));
        }
    }

    @Test
    void shouldRefuseWhatIsNoType() throws Exception {
        try (Reader reader = new Reader("stream-few", "?type=a%0Adata:forged")) {
            assertThat(reader.status()).isEqualTo(400);
        }
    }

    @Test
    void shouldBeatWhenNothingHappens() throws Exception {
        try (Reader reader = new Reader("stream-quiet")) {
            assertThat(reader.until(": still here")).isNotEmpty();
            assertThat(reader.until(": still here")).isNotEmpty();
        }
    }

    @Test
    void shouldSkipAnEventOfNobody() throws Exception {
        try (Reader reader = new Reader("stream-c");
                KafkaProducer<String, String> kafka = producer()) {
            awaitArrival(kafka, reader, "stream-c");
            // When
            kafka.send(new ProducerRecord<>("decisions.v1", 0, "k", "{\"mark\":\"orphan\"}"))
                    .get(20, TimeUnit.SECONDS);
            send(kafka, "stream-c", "{\"mark\":\"after\"}");
            // Then
            assertThat(reader.until("after")).noneMatch(line -> line.contains("orphan"));
        }
    }

    @Test
    void shouldBoundTheStreamsOfATenant() throws Exception {
        try (Reader one = new Reader("stream-many");
                Reader two = new Reader("stream-many");
                Reader three = new Reader("stream-many");
                Reader four = new Reader("stream-many");
                Reader five = new Reader("stream-many")) {
            assertThat(Stream.of(one, two, three, four).map(Reader::status)).containsOnly(200);
            assertThat(five.status()).isEqualTo(429);
        }
    }

    @Test
    void shouldForgetAReaderThatLeft() throws Exception {
        // Given
        Reader reader = new Reader("stream-leaving");
        reader.until(": still here");
        int before = hub.size();
        // When
        reader.close();
        // Then
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (hub.size() >= before && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(hub.size()).isLessThan(before);
    }

    private static void awaitArrival(
            KafkaProducer<String, String> kafka, Reader reader, String tenant) throws Exception {
        awaitArrival(kafka, "decisions.v1", reader, tenant);
    }

    // The consumer joins its group after the start, and reads each topic from then on only.
    private static void awaitArrival(
            KafkaProducer<String, String> kafka, String topic, Reader reader, String tenant)
            throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            send(kafka, topic, TYPE, tenant, "{\"mark\":\"hello\"}");
            if (reader.sees("hello", Duration.ofMillis(500))) {
                return;
            }
        }
        throw new AssertionError("no event arrived");
    }

    private static void send(KafkaProducer<String, String> kafka, String tenant, String data)
            throws Exception {
        send(kafka, "decisions.v1", TYPE, tenant, data);
    }

    private static void send(
            KafkaProducer<String, String> kafka,
            String topic,
            String type,
            String tenant,
            String data)
            throws Exception {
        // One partition, so that marks arrive in order.
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, 0, tenant + ":p", data);
        Map.of("ce_tenantid", tenant, "ce_type", type, "ce_time", "2026-01-01T00:00:00Z")
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record).get(20, TimeUnit.SECONDS);
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig()
                                .getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new StringSerializer());
    }

    /// An open stream, line by line.
    private final class Reader implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final int status;

        Reader(String tenant) throws Exception {
            this(tenant, "");
        }

        Reader(String tenant, String query) throws Exception {
            HttpResponse<Stream<String>> response =
                    client.send(
                            HttpRequest.newBuilder(gateway.resolve("/api/v1/events" + query))
                                    .header(
                                            "Authorization",
                                            Tokens.of(tenant).roles(Role.VIEWER).bearer())
                                    .build(),
                            BodyHandlers.ofLines());
            status = response.statusCode();
            Thread.ofVirtual().start(() -> response.body().forEach(lines::add));
        }

        int status() {
            return status;
        }

        boolean sees(String mark, Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            for (long left = patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
                String line = lines.poll(left, TimeUnit.NANOSECONDS);
                if (line != null && line.contains(mark)) {
                    return true;
                }
            }
            return false;
        }

        List<String> until(String mark) throws InterruptedException {
            List<String> seen = new ArrayList<>();
            while (seen.isEmpty() || !seen.getLast().contains(mark)) {
                String line = lines.poll(30, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("waited in vain for " + mark + ", saw " + seen);
                }
                seen.add(line);
            }
            return seen;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
