package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.MODELS;
import static io.credence.registry.app.RegistryApi.as;
import static io.credence.registry.app.RegistryApi.researcher;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credence.platform.api.Role;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishIT {

    private static final int PUBLISHERS = 8;

    @Inject RegistryApi registry;

    @Test
    void shouldPublishAVersionAndShowItWithItsCard() {
        // Given
        String model = unique("model");
        ObjectNode publication = registry.publication("alpha", unique("run"), Cards.GOOD);
        // When
        as("alpha", Role.SERVICE)
                .body(publication.toString())
                .post(versions(model))
                .then()
                .statusCode(201)
                .body("model", equalTo(model))
                .body("version", equalTo(1))
                .body("publishedBy", equalTo("alice"));
        // Then
        as("alpha", Role.VIEWER)
                .get(versions(model) + "/1")
                .then()
                .statusCode(200)
                .body("runId", equalTo(publication.get("runId").textValue()))
                .body("artifactSha256", equalTo(publication.get("artifactSha256").textValue()))
                .body("aliases", empty())
                .body("card.test.calibrated.brierSkill", equalTo(0.03f))
                .body("card.architecture.parameterCount", equalTo(42145))
                .body("card.createdAt", equalTo("2026-01-02T03:04:05Z"));
        as("alpha", Role.VIEWER)
                .get(MODELS + "/" + model)
                .then()
                .statusCode(200)
                .body("latestVersion", equalTo(1))
                .body("description", equalTo(""));
    }

    @Test
    void shouldAnswerARepeatedRunWithItsVersion() {
        // Given
        String model = unique("model");
        ObjectNode publication = registry.publication("alpha", unique("run"), Cards.GOOD);
        publish(model, publication).then().statusCode(201);
        // When
        Response again = publish(model, publication);
        // Then
        again.then().statusCode(200).body("version", equalTo(1));
        researcher().get(versions(model)).then().body("items", hasSize(1));
    }

    @Test
    void shouldRefuseAnotherArtifactOrModelOfTheSameRun() {
        // Given
        String model = unique("model");
        ObjectNode publication = registry.publication("alpha", unique("run"), Cards.GOOD);
        publish(model, publication).then().statusCode(201);
        // When
        publish(unique("other"), publication)
                .then()
                .statusCode(409)
                .body("error_code", equalTo("RUN_ALREADY_PUBLISHED"));
        publication.put("artifactSha256", registry.artifact("alpha", unique("bytes")));
        Response other = publish(model, publication);
        // Then
        other.then()
                .statusCode(409)
                .body("error_code", equalTo("RUN_ALREADY_PUBLISHED"))
                .body("detail", containsString("version 1 of model '" + model + "'"));
        researcher().get(versions(model)).then().body("items", hasSize(1));
    }

    @Test
    void shouldRefuseAnArtifactThatTheTenantDoesNotHave() {
        // Given
        String model = unique("model");
        ObjectNode publication = registry.publication("alpha", unique("run"), Cards.GOOD);
        publication.put("artifactSha256", registry.artifact("beta", unique("bytes")));
        // When
        Response response = publish(model, publication);
        // Then
        response.then().statusCode(409).body("error_code", equalTo("ARTIFACT_MISSING"));
        researcher().get(MODELS + "/" + model).then().statusCode(404);
    }

    @Test
    void shouldGiveOneVersionToEightPublishersOfOneRun() throws Exception {
        // Given
        String model = unique("model");
        String publication = registry.publication("alpha", unique("run"), Cards.GOOD).toString();
        // When
        List<Response> responses =
                atOnce(() -> researcher().body(publication).post(versions(model)));
        // Then
        assertThat(responses).extracting(Response::statusCode).containsOnlyOnce(201);
        assertThat(responses).extracting(Response::statusCode).containsOnly(200, 201);
        assertThat(responses).allMatch(response -> response.<Integer>path("version") == 1);
        researcher().get(versions(model)).then().body("items", hasSize(1));
    }

    @Test
    void shouldNumberEightConcurrentRunsWithoutHolesOrDuplicates() throws Exception {
        // Given
        String model = unique("model");
        // When
        List<Response> responses =
                atOnce(() ->
                        publish(model, registry.publication("alpha", unique("run"), Cards.GOOD)));
        // Then
        assertThat(responses).allMatch(response -> response.statusCode() == 201);
        researcher()
                .get(versions(model))
                .then()
                .body("items.version", equalTo(List.of(8, 7, 6, 5, 4, 3, 2, 1)));
    }

    @Test
    void shouldLetEachTenantPublishTheSameRunId() {
        // Given
        String model = unique("model");
        String run = unique("run");
        // When
        publish(model, registry.publication("alpha", run, Cards.GOOD)).then().statusCode(201);
        Response other =
                as("beta", Role.SERVICE)
                        .body(registry.publication("beta", run, Cards.GOOD).toString())
                        .post(versions(model));
        // Then
        other.then().statusCode(201).body("version", equalTo(1));
    }

    @Test
    void shouldReplayAPublicationByIdempotencyKey() {
        // Given
        String model = unique("model");
        String publication = registry.publication("alpha", unique("run"), Cards.GOOD).toString();
        String key = unique("key");
        // When
        Response first = withKey(key, publication, model);
        Response second = withKey(key, publication, model);
        // Then
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("version", equalTo(1));
    }

    @Test
    void shouldCreateAModelOnceWithItsDescription() {
        // Given
        String model = unique("model");
        String body = "{\"name\": \"%s\", \"description\": \"first\"}".formatted(model);
        // When
        researcher()
                .body(body)
                .post(MODELS)
                .then()
                .statusCode(201)
                .body("name", equalTo(model))
                .body("description", equalTo("first"))
                .body("latestVersion", nullValue())
                .body("createdBy", equalTo("alice"));
        // Then
        researcher()
                .body(body)
                .post(MODELS)
                .then()
                .statusCode(400)
                .body("error_code", equalTo("RESOURCE_ALREADY_EXISTS"));
        assertThat(registry.publish(model, Cards.GOOD)).isEqualTo(1);
        researcher()
                .get(MODELS + "/" + model)
                .then()
                .body("description", equalTo("first"))
                .body("latestVersion", equalTo(1));
    }

    @Test
    void shouldJudgeAVersionOnDemand() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        registry.publish(model, Cards.GOOD.withSkill(0.9, 0.8, 0.95).withRows(100));
        // Then
        researcher().get(versions(model) + "/1/gates").then().body("passed", equalTo(true));
        researcher()
                .get(versions(model) + "/2/gates")
                .then()
                .statusCode(200)
                .body("passed", equalTo(false))
                .body(
                        "checks.findAll { !it.passed }.name",
                        containsInAnyOrder("enough_evidence", "too_good"));
    }

    private Response publish(String model, ObjectNode publication) {
        return researcher().body(publication.toString()).post(versions(model));
    }

    private static Response withKey(String key, String publication, String model) {
        return researcher().header("Idempotency-Key", key).body(publication).post(versions(model));
    }

    private static List<Response> atOnce(Callable<Response> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS)) {
            List<Callable<Response>> calls =
                    IntStream.range(0, PUBLISHERS).mapToObj(i -> call).toList();
            List<Response> responses = new ArrayList<>();
            for (Future<Response> future : threads.invokeAll(calls)) {
                responses.add(future.get());
            }
            return responses;
        }
    }
}
