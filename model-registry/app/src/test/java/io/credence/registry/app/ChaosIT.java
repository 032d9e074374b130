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
import io.credence.platform.testkit.process.KillableService;
import io.credence.platform.testkit.process.ServiceHost;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelVersionRegistered;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = StoredJson.mapper();
    private final ServiceHost host = new ServiceHost("registry");
    private final Map<String, String> settings = host.settings();
    @TempDir private static Path control;
    @TempDir private static Path artifacts;
    private @Nullable Chaos chaos;
    private @Nullable KillableService registry;
    private int models;

    @BeforeAll
    void start() throws Exception {
        settings.put("credence.artifacts.root", artifacts.toString());
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
        List<Site> sites = new ArrayList<>(Site.DATABASE_AND_KAFKA);
        sites.add(Site.appears(artifacts.toString(), "artifact write"));
        chaos = Chaos.at(control, sites);
        registry = new KillableService(settings, chaos);
    }

    @AfterAll
    void stop() throws Exception {
        RestAssured.reset();
        if (registry != null) {
            registry.kill();
        }
        host.close();
    }

    @Test
    void shouldPublishAndPromoteOnceWhereverItIsKilled() throws Exception {
        // Given: what happens when nobody disturbs it
        chaos().forget();
        publishAndPromote("calm");
        check("nothing", "calm");

        // When
        List<String> killed =
                registry()
                        .killAtEach(
                                chaos().armings(),
                                _ -> publishAndPromote("model-" + ++models),
                                point -> check(point.toString(), "model-" + models));

        // Then
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
        registry()
                .insist(() ->
                        trainer()
                                .contentType(ContentType.BINARY)
                                .body(content(model))
                                .put("/api/v1/artifacts/" + sha256));
        ObjectNode publication =
                json.createObjectNode()
                        .put("runId", "run-of-" + model)
                        .put("artifactSha256", sha256)
                        .set("card", json.valueToTree(Cards.card("run-of-" + model, Cards.GOOD)));
        registry()
                .insist(() ->
                        trainer()
                                .contentType(ContentType.JSON)
                                .body(publication.toString())
                                .post(RegistryApi.versions(model)));
        registry()
                .insist(() ->
                        researcher()
                                .header("If-Match", "*")
                                .body("{\"version\": 1, \"reason\": \"chaos\"}")
                                .put(RegistryApi.alias(model, "champion")));
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

    private Chaos chaos() {
        return Objects.requireNonNull(chaos);
    }

    private KillableService registry() {
        return Objects.requireNonNull(registry);
    }
}
