package io.credence.registry.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credence.platform.api.Role;
import io.credence.platform.service.json.StoredJson;
import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.postgres.EmbeddedPostgresServer;
import io.credence.platform.testkit.process.ServiceProcess;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelVersionRegistered;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged registry, by SIGKILL, before and after each side effect of a publication and
/// a promotion, while its callers ask again until they have an answer: one version, one move of the
/// alias, one event of each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private static final byte[] ARTIFACT = "a model".getBytes(StandardCharsets.UTF_8);
    private static final long LAST_EFFECT_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = StoredJson.mapper();
    private final EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startTemporary();
    private final Map<String, String> settings = new HashMap<>();
    @TempDir private static Path control;
    @TempDir private static Path artifacts;
    private @Nullable Chaos chaos;
    private @Nullable ServiceProcess registry;

    @BeforeAll
    void start() throws Exception {
        postgres.createDatabase("registry", "owner", "app");
        settings.put("credence.db.host", "127.0.0.1");
        settings.put("credence.db.port", Integer.toString(postgres.port()));
        settings.put("credence.db.owner-password", "owner");
        settings.put("credence.db.app-password", "app");
        settings.put("credence.artifacts.root", artifacts.toString());
        settings.putAll(new KafkaResource().start());
        settings.putAll(new OidcResource().start());
        try (ServerSocket free = new ServerSocket(0)) {
            settings.put("quarkus.http.port", Integer.toString(free.getLocalPort()));
            RestAssured.port = free.getLocalPort();
        }
        List<Site> sites = new ArrayList<>(Site.DATABASE_AND_KAFKA);
        sites.add(Site.appears(artifacts.toString(), "artifact write"));
        chaos = Chaos.at(control, sites);
        launch();
    }

    @AfterAll
    void stop() throws Exception {
        RestAssured.reset();
        if (registry != null) {
            registry.kill();
        }
        postgres.close();
    }

    @Test
    void shouldPublishAndPromoteOnceWhereverItIsKilled() throws Exception {
        // Given: what happens when nobody disturbs it
        chaos().forget();
        publishAndPromote("calm");
        check("nothing", "calm");
        List<Chaos.Arming> points = chaos().armings();

        // When
        List<String> killed = new ArrayList<>();
        int number = 0;
        for (Chaos.Arming point : points) {
            String model = "model-" + ++number;
            chaos().arm(point);
            publishAndPromote(model);
            running().endsWithin(LAST_EFFECT_SECONDS);
            if (chaos().hit()) {
                killed.add(point.toString());
            }
            chaos().disarm();
            revive();
            check(point.toString(), model);
        }

        // Then
        System.out.printf("killed at %d points: %s%n", killed.size(), killed);
        assertThat(killed)
                .contains(
                        "before artifact write",
                        "after artifact write",
                        "before commit of model, model_version, outbox",
                        "after commit of model, model_version, outbox",
                        "before commit of alias_history, model_alias, outbox",
                        "after commit of alias_history, model_alias, outbox",
                        "before Kafka send",
                        "after Kafka send",
                        "before commit of outbox",
                        "after commit of outbox");
    }

    private void publishAndPromote(String model) throws Exception {
        String sha256 = HexFormat.of().formatHex(digest(model));
        insist(() ->
                trainer()
                        .contentType(ContentType.BINARY)
                        .body(content(model))
                        .put("/api/v1/artifacts/" + sha256));
        ObjectNode publication =
                json.createObjectNode()
                        .put("runId", "run-of-" + model)
                        .put("artifactSha256", sha256)
                        .set("card", json.valueToTree(Cards.card("run-of-" + model, Cards.GOOD)));
        insist(() ->
                trainer()
                        .contentType(ContentType.JSON)
                        .body(publication.toString())
                        .post(RegistryApi.versions(model)));
        insist(() ->
                researcher()
                        .header("If-Match", "*")
                        .body("{\"version\": 1, \"reason\": \"chaos\"}")
                        .put(RegistryApi.alias(model, "champion")));
    }

    /// Asks until there is an answer, and starts the registry again where it died.
    private void insist(Callable<Response> call) throws Exception {
        while (true) {
            try {
                assertThat(call.call().statusCode()).isIn(200, 201, 204);
                return;
            } catch (Exception unanswered) {
                assertThat(running().endsWithin(LAST_EFFECT_SECONDS))
                        .as(unanswered.toString())
                        .isTrue();
                chaos().disarm();
                revive();
            }
        }
    }

    private void check(String point, String model) {
        assertThat(
                        researcher()
                                .get(RegistryApi.versions(model))
                                .jsonPath()
                                .getList("items.version"))
                .as(point)
                .containsExactly(1);
        assertThat(
                        researcher()
                                .get(RegistryApi.alias(model, "champion") + "/history")
                                .jsonPath()
                                .getList("items.version"))
                .as(point)
                .containsExactly(1);
        assertThat(events(model).values())
                .as(point)
                .containsExactly(ModelVersionRegistered.TYPE, ModelAliasMoved.TYPE);
        assertThat(
                        researcher()
                                .get("/api/v1/artifacts/" + HexFormat.of().formatHex(digest(model)))
                                .asByteArray())
                .as(point)
                .isEqualTo(content(model));
    }

    /// Types by the events' ids: what is sent twice has one id.
    private Map<String, String> events(String model) {
        Map<String, String> types = new LinkedHashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                Objects.requireNonNull(settings.get("kafka.bootstrap.servers")),
                                "group.id",
                                RegistryApi.unique("chaos"),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(List.of(ModelVersionRegistered.TOPIC));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!types.containsValue(ModelAliasMoved.TYPE) && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals("alpha:" + model)) {
                        types.putIfAbsent(header(record, "ce_id"), header(record, "ce_type"));
                    }
                }
            }
        }
        return types;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    // Of its own for each model, or only the first one's would be written.
    private static byte[] content(String model) {
        return (model + new String(ARTIFACT, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(String model) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content(model));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification trainer() {
        return given().header(
                        "Authorization",
                        Tokens.of("alpha").client("trainer.alpha").roles(Role.SERVICE).bearer());
    }

    private static RequestSpecification researcher() {
        return RegistryApi.researcher();
    }

    private void launch() throws Exception {
        registry = ServiceProcess.start(settings, chaos().jvmOptions());
    }

    private void revive() throws Exception {
        if (!running().process().isAlive()) {
            launch();
        }
    }

    private Chaos chaos() {
        return Objects.requireNonNull(chaos);
    }

    private ServiceProcess running() {
        return Objects.requireNonNull(registry);
    }
}
