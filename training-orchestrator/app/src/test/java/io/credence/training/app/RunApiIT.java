package io.credence.training.app;

import static io.credence.training.app.OrchestratorClient.RUNS;
import static io.credence.training.app.OrchestratorClient.body;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RunApiIT extends OrchestratorSetup {

    @Test
    void shouldFillInTheDefaults() {
        ALPHA.post(UUID.randomUUID().toString(), body("succeed", "BTC-USD"))
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .body("state", equalTo("REQUESTED"))
                .body("attempt", equalTo(1))
                .body("requestedBy", equalTo("alice"))
                .body("spec.architecture", equalTo("tcn"))
                .body("spec.window.length", equalTo(64))
                .body("spec.split.embargoBars", equalTo(64))
                .body("spec.fit.maxEpochs", equalTo(15))
                .body("finishedAt", nullValue());
    }

    @Test
    void shouldAcceptAPartOfTheFitSettings() {
        String body =
                body("succeed", "BTC-USD").replaceFirst("\\{", "{\"fit\": {\"maxEpochs\": 2},");

        ALPHA.post(UUID.randomUUID().toString(), body)
                .then()
                .statusCode(202)
                .body("spec.fit.maxEpochs", equalTo(2))
                .body("spec.fit.batchSize", equalTo(64));
    }

    @Test
    void shouldRefuseGpusWhereTheMachineGivesNone() throws Exception {
        // Given
        String body =
                body("succeed", "BTC-USD")
                        .replaceFirst("\\{", "{\"resources\": {\"gpus\": 1, \"spot\": true},");

        // When
        Response response = ALPHA.post(UUID.randomUUID().toString(), body);

        // Then
        response.then()
                .statusCode(202)
                .body("spec.resources.gpus", equalTo(1))
                .body("spec.resources.spot", equalTo(true))
                .body("spec.resources.cpus", equalTo(2));
        assertThat(ALPHA.awaitEnd(response.path("id")).getString("reason")).isEqualTo("NO_GPUS");
    }

    @Test
    void shouldMakeOneRunOfOneKeyHoweverOftenItComes() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        Callable<Response> post = () -> ALPHA.post(key, body("succeed", "BTC-USD"));

        // When
        List<Response> responses;
        try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
            responses =
                    executor.invokeAll(IntStream.range(0, 6).mapToObj(_ -> post).toList()).stream()
                            .map(Future::resultNow)
                            .toList();
        }

        // Then
        assertThat(responses).allMatch(response -> response.statusCode() == 202);
        assertThat(responses.stream().map(response -> response.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(responses)
                .filteredOn(response -> response.header("Idempotency-Replayed") == null)
                .hasSize(1);
        String id = responses.getFirst().path("id");
        ALPHA.awaitEnd(id);
        assertThat(launches(id)).hasSize(1);
    }

    @Test
    void shouldRefuseAKeyThatBelongsToAnotherSpec() {
        // Given
        String key = UUID.randomUUID().toString();
        ALPHA.post(key, body("succeed", "BTC-USD")).then().statusCode(202);

        // Then
        ALPHA.post(key, body("succeed", "ETH-USD"))
                .then()
                .statusCode(422)
                .body("error_code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void shouldKeepTheKeysOfTenantsApart() {
        // Given
        String key = UUID.randomUUID().toString();
        String alpha = ALPHA.post(key, body("succeed", "BTC-USD")).path("id");

        // When
        Response beta = BETA.post(key, body("succeed", "ETH-USD"));

        // Then
        beta.then().statusCode(202).header("Idempotency-Replayed", nullValue());
        assertThat(beta.<String>path("id")).isNotEqualTo(alpha);
    }

    @Test
    void shouldDemandAKey() {
        ALPHA.as(Role.RESEARCHER)
                .body(body("succeed", "BTC-USD"))
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("error_code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"model\": \"succeed\" | \"model\": null | model",
                "\"model\": \"succeed\" | \"model\": \"../x\" | model",
                "\"model\": \"succeed\" | \"model\": \"m\", \"architecture\": \"oracle\" | architecture",
                "\"model\": \"succeed\" | \"model\": \"m\", \"colour\": \"red\" | colour",
                "\"model\": \"succeed\" | \"model\": \"m\", \"fit\": {\"maxEpochs\": 0} | fit.maxEpochs",
                "\"model\": \"succeed\" | \"model\": \"m\", \"fit\": {\"maxEpochs\": \"5\"} | fit.maxEpochs",
                "\"model\": \"succeed\" | \"model\": \"m\", \"resources\": {\"gpus\": 17} | resources.gpus",
                "\"model\": \"succeed\" | \"model\": \"m\", \"resources\": {\"migProfile\": \"1g.10gb\"} | resources.migProfile",
                "\"model\": \"succeed\" | \"model\": \"m\", \"resources\": {\"gpus\": 1, \"migProfile\": \"half\"} | resources.migProfile",
                "\"model\": \"succeed\" | \"model\": \"m\", \"resources\": {\"cpus\": 0} | resources.cpus",
                "\"model\": \"succeed\" | \"model\": \"m\", \"resources\": {\"memoryGib\": -1} | resources.memoryGib",
                "\"model\": \"succeed\" | \"model\": \"m\", \"split\": {\"train\": 0.9, \"validation\": 0.2, \"test\": 0.1, \"embargoBars\": 1} | split",
                "\"model\": \"succeed\" | \"model\": \"m\", \"window\": {\"length\": 0, \"maxGapBars\": 1} | window",
                "\"model\": \"succeed\" | \"model\": \"m\", \"window\": {\"length\": 128, \"maxGapBars\": 5} | window",
                "\"BTC-USD\" | \"NONE-USD\" | dataset.instrument",
                "\"core-12\" | \"core-99\" | dataset.featureSet",
                "\"BTC-USD\" | \"bitcoin\" | dataset.instrument",
                "\"1m\" | \"2m\" | dataset.interval",
                "\"core-12\" | \"\" | dataset.featureSet",
                "60000000 | 0 | dataset.fromMs",
                "\"fromMs\": 0 | \"fromMs\": -1 | dataset.fromMs",
                "\"fromMs\": 0, | '' | dataset.fromMs",
                "\"fromMs\": 0 | \"fromMs\": 0.5 | dataset.fromMs",
                "0.008 | 1.5 | dataset.barrier.takeProfit",
                "0.004 | -0.1 | dataset.barrier.stopLoss",
                "\"horizonBars\": 8 | \"horizonBars\": 0 | dataset.barrier.horizonBars",
                "\"HIGH_LOW\" | \"SOMETIMES\" | dataset.barrier.touch",
                "\"HIGH_LOW\" | null | dataset.barrier.touch"
            })
    void shouldNameTheBadFieldAndStoreNothing(String good, String bad, String field) {
        // Given
        String newest = newest();
        String body = body("succeed", "BTC-USD");
        assertThat(body).contains(good);

        // When
        Response response = ALPHA.post(UUID.randomUUID().toString(), body.replace(good, bad));

        // Then
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));
        assertThat(newest()).isEqualTo(newest);
    }

    private static String newest() {
        return ALPHA.as(Role.VIEWER).queryParam("page_size", 1).get(RUNS).path("items.id") + "";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"model\": | 400", "[] | 400", "'' | 400"})
    void shouldRefuseWhatIsNoRequest(String body, int status) {
        ALPHA.post(UUID.randomUUID().toString(), body).then().statusCode(status);
    }

    @Test
    void shouldListNewestFirstInPages() throws Exception {
        // Given: a model name of its own, so that other tests' runs stay out
        List<String> ids = IntStream.range(0, 3).mapToObj(_ -> ALPHA.start("mute-crash")).toList();
        for (String id : ids) {
            ALPHA.awaitEnd(id);
        }

        // When
        Response first = page().get(RUNS);
        String token = first.path("nextPageToken");

        // Then
        first.then().body("items.id", contains(ids.get(2), ids.get(1)));
        page().queryParam("page_token", token)
                .get(RUNS)
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(ids.get(0)));
        ALPHA.as(Role.VIEWER)
                .queryParam("state", "FAILED")
                .queryParam("page_token", token)
                .get(RUNS)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page_token"));
        ALPHA.as(Role.VIEWER).queryParam("state", "ASLEEP").get(RUNS).then().statusCode(400);
        ALPHA.as(Role.VIEWER).queryParam("page_size", 0).get(RUNS).then().statusCode(400);
    }

    private static RequestSpecification page() {
        return ALPHA.as(Role.VIEWER)
                .queryParam("model", "mute-crash")
                .queryParam("state", "FAILED")
                .queryParam("page_size", 2);
    }

    @Test
    void shouldRefuseToCancelWhatIsOver() throws Exception {
        // Given
        String id = ALPHA.start("succeed");
        ALPHA.awaitEnd(id);

        // Then
        ALPHA.as(Role.RESEARCHER)
                .post(RUNS + "/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("INVALID_TRANSITION"));
    }

    @Test
    void shouldFindNoRunUnderWhatIsNoId() {
        ALPHA.as(Role.VIEWER).get(RUNS + "/nobody").then().statusCode(404);
        ALPHA.as(Role.RESEARCHER).post(RUNS + "/nobody/cancel").then().statusCode(404);
    }

    @Test
    void shouldCountRunsForPrometheus() throws Exception {
        // Given
        ALPHA.awaitEnd(ALPHA.start("succeed"));

        // Then
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("credence_training_runs_entered_total{state=\"SUCCEEDED\"}"))
                .body(containsString("credence_training_queue_seconds_count"));
    }

    @Test
    void shouldBeReadyWithATrainerToStart() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
