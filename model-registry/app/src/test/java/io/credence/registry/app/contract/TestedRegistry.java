package io.credence.registry.app.contract;

import static io.credence.registry.app.RegistryApi.unique;

import io.credence.platform.artifacts.Digests;
import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
class TestedRegistry implements TestedApi {

    private static final String CONTENT = "an artifact that somebody uploads";

    private final RegistryApi registry;
    private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

    TestedRegistry(RegistryApi registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "model-registry";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.of("putArtifact")
                        .client("trainer.${tenant}")
                        .path("sha256", sha256())
                        .body("application/octet-stream", CONTENT),
                Row.of("getArtifact").path("sha256", "${artifact}"),
                Row.of("listModels").shows("model"),
                Row.of("createModel").keyed().json("{\"name\": \"named-${unique}\"}"),
                ofModel("getModel").shows("model"),
                ofModel("listAliases").shows("model"),
                ofAlias("getAlias", "champion").shows("model"),
                ofAlias("removeAlias", "doomed").header("If-Match", "*"),
                ofAlias("moveAlias", "shadow").header("If-Match", "*").json("{\"version\": 1}"),
                ofAlias("listAliasMoves", "champion").shows("reason"),
                Row.of("publishVersion")
                        .client("trainer.${tenant}")
                        .path("name", "published-${unique}")
                        .json(publication())
                        .hidden(409)
                        .keyed(),
                ofModel("listVersions").shows("model", "run"),
                ofModel("getVersion").path("version", "1").shows("run"),
                ofModel("judgeVersion").path("version", "1"),
                ofModel("listVersionMetrics").path("version", "1").shows("model"),
                Row.of("listServedAliases").shows("model"));
    }

    private static Row ofModel(String operation) {
        return Row.of(operation).path("name", "${model}");
    }

    private static Row ofAlias(String operation, String alias) {
        return ofModel(operation).path("alias", alias);
    }

    private String publication() {
        return registry.publication(ALPHA, "run-of-publication", Cards.GOOD)
                .put("artifactSha256", "${artifact}")
                .put("runId", "${unique}")
                .toString()
                .replace("run-of-publication", "${unique}");
    }

    @Override
    public Map<String, String> objects(String tenant) {
        return objects.computeIfAbsent(tenant, this::create);
    }

    private Map<String, String> create(String tenant) {
        String model = unique("model-of-" + tenant);
        String run = UUID.randomUUID().toString();
        String reason = unique("moved-by-" + tenant);
        String artifact = registry.publish(tenant, model, run);
        registry.publish(tenant, model, UUID.randomUUID().toString());
        for (int version = 1; version <= 2; version++) {
            for (String alias : List.of("champion", "doomed")) {
                registry.move(tenant, model, alias, version, reason).then().statusCode(200);
            }
        }
        registry.publish(tenant, unique("second"), UUID.randomUUID().toString());
        return Map.of("model", model, "run", run, "reason", reason, "artifact", artifact);
    }

    @Override
    public Map<String, String> missing() {
        return Map.of(
                "model",
                "model-of-nobody",
                "run",
                new UUID(0, 0).toString(),
                "reason",
                "moved-by-nobody",
                "artifact",
                "0".repeat(64));
    }

    private static String sha256() {
        MessageDigest digest = Digests.sha256();
        digest.update(CONTENT.getBytes(StandardCharsets.UTF_8));
        return Digests.hex(digest);
    }
}
