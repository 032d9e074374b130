package io.credence.registry.app;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credence.platform.api.Role;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.registry.app.Cards.Quality;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The API as its callers use it.
@ApplicationScoped
public class RegistryApi {

    public static final String MODELS = "/api/v1/models";

    private final ArtifactStore artifacts;
    private final ObjectMapper json;

    RegistryApi(ArtifactStore artifacts, ObjectMapper json) {
        this.artifacts = artifacts;
        this.json = json;
    }

    /// A machine is the tenant's trainer.
    public static RequestSpecification as(String tenant, Role... roles) {
        return as(tenant, "trainer." + tenant, roles);
    }

    public static RequestSpecification as(String tenant, String client, Role... roles) {
        Tokens token = Tokens.of(tenant).client(client).user("alice").roles(roles);
        return given().header("Authorization", token.bearer()).contentType(ContentType.JSON);
    }

    public static RequestSpecification researcher() {
        return as("alpha", Role.RESEARCHER);
    }

    public static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static String versions(String model) {
        return MODELS + "/" + model + "/versions";
    }

    public static String alias(String model, String alias) {
        return MODELS + "/" + model + "/aliases/" + alias;
    }

    /// Stores an artifact and returns its address.
    public String artifact(String tenant, String content) {
        try {
            return artifacts.scope(tenant).put(content.getBytes(StandardCharsets.UTF_8)).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObjectNode publication(String tenant, String runId, Quality quality) {
        JsonNode card = json.valueToTree(Cards.card(runId, quality));
        return json.createObjectNode()
                .put("runId", runId)
                .put("artifactSha256", artifact(tenant, "model of " + runId))
                .set("card", card);
    }

    /// Publishes a new run and returns its version.
    public int publish(String tenant, String model, Quality quality) {
        return as(tenant, Role.SERVICE)
                .body(publication(tenant, unique("run"), quality).toString())
                .post(versions(model))
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    /// Publishes this run and returns the digest of its artifact.
    public String publish(String tenant, String model, String runId) {
        ObjectNode publication = publication(tenant, runId, Cards.GOOD);
        as(tenant, Role.SERVICE)
                .body(publication.toString())
                .post(versions(model))
                .then()
                .statusCode(201);
        return publication.get("artifactSha256").asText();
    }

    public int publish(String model, Quality quality) {
        return publish("alpha", model, quality);
    }

    /// Moves an alias of tenant alpha, whatever it is now.
    public Response move(String model, String alias, int version) {
        return move("alpha", model, alias, version, "test");
    }

    public Response move(String tenant, String model, String alias, int version, String reason) {
        return as(tenant, Role.RESEARCHER)
                .header("If-Match", "*")
                .body("{\"version\": %d, \"reason\": \"%s\"}".formatted(version, reason))
                .put(alias(model, alias));
    }
}
