package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.as;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credence.platform.api.Role;
import io.credence.platform.artifacts.Digests;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArtifactIT {

    private static final String ARTIFACTS = "/api/v1/artifacts/";

    @Inject RegistryApi registry;

    @Test
    void shouldTakeAnArtifactOnceAndGiveItBack() {
        // Given
        byte[] content = unique("model").getBytes(StandardCharsets.UTF_8);
        // When
        Response first = put("alpha", Role.RESEARCHER, digest(content), content);
        Response second = put("alpha", Role.SERVICE, digest(content), content);
        // Then
        first.then().statusCode(201).body("sizeBytes", equalTo(content.length));
        second.then().statusCode(200).body("sha256", equalTo(digest(content)));
        byte[] back =
                as("alpha", Role.OPERATOR)
                        .get(ARTIFACTS + digest(content))
                        .then()
                        .statusCode(200)
                        .header("ETag", '"' + digest(content) + '"')
                        .extract()
                        .asByteArray();
        assertThat(back).isEqualTo(content);
    }

    @Test
    void shouldLetAVersionBePublishedWithAnUploadedArtifact() {
        // Given
        byte[] content = unique("model").getBytes(StandardCharsets.UTF_8);
        String model = unique("model");
        ObjectNode publication =
                registry.publication("alpha", unique("run"), Cards.GOOD)
                        .put("artifactSha256", digest(content));
        as("alpha", Role.RESEARCHER)
                .body(publication.toString())
                .post(versions(model))
                .then()
                .statusCode(409)
                .body("error_code", equalTo("ARTIFACT_MISSING"));
        // When
        put("alpha", Role.RESEARCHER, digest(content), content).then().statusCode(201);
        // Then
        as("alpha", Role.RESEARCHER)
                .body(publication.toString())
                .post(versions(model))
                .then()
                .statusCode(201);
        given().get("/q/metrics")
                .then()
                .body(containsString("credence_registry_publications_total"));
    }

    @Test
    void shouldStoreNothingUnderAWrongDigest() {
        // Given
        byte[] content = unique("model").getBytes(StandardCharsets.UTF_8);
        String wrong = digest(unique("other").getBytes(StandardCharsets.UTF_8));
        // Then
        put("alpha", Role.RESEARCHER, wrong, content)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("sha256"));
        put("alpha", Role.RESEARCHER, "x", content).then().statusCode(400);
        for (String sha256 : new String[] {wrong, digest(content)}) {
            as("alpha", Role.RESEARCHER).get(ARTIFACTS + sha256).then().statusCode(404);
        }
    }

    @Test
    void shouldRefuseWhatIsTooLarge() {
        // Given more than the megabyte of the tests
        byte[] content = new byte[2 << 20];
        // Then. The answer comes before the body is sent; who sends it all the same may find the
        // connection closed.
        as("alpha", Role.RESEARCHER)
                .config(
                        RestAssuredConfig.config()
                                .httpClient(
                                        HttpClientConfig.httpClientConfig()
                                                .setParam("http.protocol.expect-continue", true)))
                .contentType(ContentType.BINARY)
                .body(content)
                .put(ARTIFACTS + digest(content))
                .then()
                .statusCode(413);
    }

    @Test
    void shouldTakeArtifactsOfNoOtherMachineThanTheTrainer() {
        byte[] content = unique("model").getBytes(StandardCharsets.UTF_8);
        as("alpha", "prediction-service.alpha", Role.SERVICE)
                .contentType(ContentType.BINARY)
                .body(content)
                .put(ARTIFACTS + digest(content))
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNotTellATenantWhichContentAnotherHas() {
        // Given
        byte[] content = unique("model").getBytes(StandardCharsets.UTF_8);
        put("alpha", Role.RESEARCHER, digest(content), content).then().statusCode(201);
        // Then: new to beta, though the same bytes lie there
        put("beta", Role.RESEARCHER, digest(content), content).then().statusCode(201);
    }

    @Test
    void shouldListTheNumbersOfACardByName() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // When
        Response metrics = as("alpha", Role.VIEWER).get(versions(model) + "/1/metrics");
        // Then
        metrics.then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body(
                        "metrics.find { it.name == 'test.calibrated.brierSkill' }.value",
                        equalTo(0.03f))
                .body("metrics.find { it.name == 'backtest.trades' }.value", equalTo(11f));
        assertThat(metrics.jsonPath().<String>getList("metrics.name"))
                .contains("calibrationSlice.raw.brier")
                .noneMatch(name -> name.contains("reliability"));
    }

    private static Response put(String tenant, Role role, String sha256, byte[] content) {
        return as(tenant, role)
                .contentType(ContentType.BINARY)
                .body(content)
                .put(ARTIFACTS + sha256);
    }

    private static String digest(byte[] content) {
        MessageDigest digest = Digests.sha256();
        digest.update(content);
        return Digests.hex(digest);
    }
}
