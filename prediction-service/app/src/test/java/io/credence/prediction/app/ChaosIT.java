package io.credence.prediction.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.process.KillableService;
import io.credence.platform.testkit.process.ServiceHost;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionMade;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Topics;
import io.credence.prediction.app.standin.Upstreams;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged service, by SIGKILL, before and after each side effect of answering a stream:
/// its transactions, the events it sends, the offsets it commits. Every row has one prediction,
/// made of a whole window, and one event that says so. The stand-ins run in this test's own
/// instance, which listens to other rows.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class ChaosIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long START = 1_700_000_040_000L;
    private static final String INSTRUMENT = "KIL-USD";

    /// What the process shares with the test's own instance.
    private static final List<String> SHARED =
            List.of(
                    "credence.upstream.registry",
                    "credence.upstream.feature",
                    "credence.artifacts.root",
                    "credence.prediction.models.retry",
                    "credence.prediction.models.resync");

    private static final int WINDOW = 64;
    private static final int CHUNK = 10;
    private static final int TRIES = 3;

    @TempDir static Path control;

    // Made when the test begins: a Quarkus test has a second instance that never does.
    private @Nullable ServiceHost host;
    private final Map<String, String> settings = new HashMap<>();
    private final String topic = "features." + UUID.randomUUID();
    private final String stream = UUID.randomUUID().toString();
    @Inject TestModels models;
    @Inject Topics topics;
    @Inject Upstreams upstreams;
    @Inject ObjectMapper json;
    private @Nullable Chaos chaos;
    private @Nullable KillableService service;
    private int sent;

    @BeforeEach
    void start() throws Exception {
        ServiceHost host = new ServiceHost("prediction");
        this.host = host;
        settings.putAll(host.settings());
        // It is ready once it has heard of every tenant's models.
        upstreams.registryUp(TestModels.BETA);
        models.champion(TestModels.ALPHA, "kil", 1, INSTRUMENT, d -> TinyModel.forecaster(d, 0f));
        try (Admin admin =
                Admin.create(
                        Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        for (String key : SHARED) {
            settings.put(key, config(key));
        }
        settings.put("mp.messaging.incoming.features.topic", topic);
        settings.put("mp.messaging.incoming.features.group.id", topic);
        // Back at once, where the group would wait for the one that died.
        settings.put("mp.messaging.incoming.features.group.instance.id", "the-only-one");
        List<Site> sites = new ArrayList<>(Site.DATABASE_AND_KAFKA);
        sites.addAll(Site.CONSUMER_OFFSETS);
        chaos = Chaos.at(control, sites);
        service = new KillableService(settings, chaos);
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    @AfterEach
    void stop() throws Exception {
        if (service != null) {
            service.kill();
        }
        if (host != null) {
            host.close();
        }
    }

    @Test
    void shouldAnswerEveryRowOnce() throws Exception {
        // Given: what happens when nobody disturbs it
        for (int chunk = 0; chunk * CHUNK < WINDOW; chunk++) {
            sendChunk();
        }
        awaitPredictions();
        chaos().forget();
        sendChunk();
        awaitPredictions();
        chaos().awaitPassed("after commit of outbox", "after offset commit");

        // When
        List<String> killed =
                service()
                        .killAtEach(
                                chaos().armings(), _ -> sendUntilItDies(), _ -> awaitPredictions());

        // Then
        assertThat(killed)
                .contains(
                        "before Kafka send",
                        "after Kafka send",
                        "before commit of outbox",
                        "after commit of outbox",
                        "before commit of outbox, prediction",
                        "after commit of outbox, prediction",
                        "before offset commit");
        Map<String, PredictionMade> events = eventsById();
        assertThat(events.values())
                .extracting(made -> made.bar().openTimeMs())
                .containsExactlyElementsOf(times(0, sent));
        int bar = 0;
        for (PredictionMade made : events.values()) {
            Forecast forecast = made.forecast();
            if (bar < WINDOW - 1) {
                assertThat(made.reason()).isEqualTo("COLD_WINDOW");
            } else {
                assertThat(Objects.requireNonNull(forecast, made.toString()).probability())
                        .isCloseTo(probability(bar), within(1e-5));
            }
            bar++;
        }
    }

    /// Not every chunk of rows comes to every point.
    private void sendUntilItDies() throws Exception {
        boolean dead = false;
        for (int attempt = 0; attempt < TRIES && !dead; attempt++) {
            sendChunk();
            dead = service().dies();
        }
    }

    private void sendChunk() throws JsonProcessingException {
        for (int i = 0; i < CHUNK; i++, sent++) {
            List<@Nullable Double> values = Collections.nCopies(12, value(sent));
            upstreams.row(INSTRUMENT, time(sent), values);
            topics.send(
                    topic,
                    TestModels.ALPHA,
                    INSTRUMENT,
                    json.writeValueAsString(Topics.row(stream, INSTRUMENT, time(sent), values)),
                    TRACE);
        }
        topics.flush();
    }

    private void awaitPredictions() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (predictions() < sent) {
            assertThat(System.nanoTime()).as("predictions in time").isLessThan(end);
            Thread.sleep(50);
        }
        assertThat(predictions()).isEqualTo(sent);
    }

    private long predictions() throws Exception {
        try (Connection connection = Objects.requireNonNull(host).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET credence.tenant = 'alpha'");
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM prediction")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// In the order of the topic; what is sent twice has one id.
    private Map<String, PredictionMade> eventsById() {
        Map<String, PredictionMade> events = new LinkedHashMap<>();
        topics.records(
                PredictionMade.TOPIC,
                record -> {
                    PredictionMade made = read(record.value());
                    if (made.stream().equals(stream)) {
                        events.putIfAbsent(Topics.header(record, "ce_id"), made);
                    }
                    return made.bar().openTimeMs() == time(sent - 1)
                            && made.stream().equals(stream);
                });
        return events;
    }

    private PredictionMade read(String value) {
        try {
            return json.readValue(value, PredictionMade.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> times(int from, int to) {
        List<Long> times = new ArrayList<>();
        for (int bar = from; bar < to; bar++) {
            times.add(time(bar));
        }
        return times;
    }

    private static long time(int bar) {
        return START + bar * Topics.MINUTE;
    }

    private static double value(int bar) {
        return bar * 0.01;
    }

    /// The model is the sigmoid of its window's mean.
    private static double probability(int bar) {
        return 1 / (1 + Math.exp(-value(bar) + value(WINDOW - 1) / 2));
    }

    private Chaos chaos() {
        return Objects.requireNonNull(chaos);
    }

    private KillableService service() {
        return Objects.requireNonNull(service);
    }
}
