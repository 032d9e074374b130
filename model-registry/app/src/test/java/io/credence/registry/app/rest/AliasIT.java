package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.MODELS;
import static io.credence.registry.app.RegistryApi.alias;
import static io.credence.registry.app.RegistryApi.as;
import static io.credence.registry.app.RegistryApi.researcher;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.credence.platform.api.Role;
import io.credence.registry.app.Cards;
import io.credence.registry.app.Cards.Quality;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AliasIT {

    private static final Quality CHANCE = Cards.GOOD.withSkill(0.02, -0.01, 0.05);
    private static final int CALLERS = 8;

    @Inject RegistryApi registry;

    @Test
    void shouldPromoteAVersionThatPassesAndShowItEverywhere() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // When
        Response moved = registry.move(model, "champion", 1);
        // Then
        moved.then()
                .statusCode(200)
                .body("alias", equalTo("champion"))
                .body("version", equalTo(1))
                .body("forced", equalTo(false))
                .body("actor", equalTo("alice"))
                .body("gates.passed", equalTo(true))
                .body("gates.checks", hasSize(5));
        assertThat(moved.header("ETag")).isEqualTo('"' + moved.<String>path("etag") + '"');
        as("alpha", Role.VIEWER)
                .get(alias(model, "champion"))
                .then()
                .statusCode(200)
                .header("ETag", moved.header("ETag"))
                .body("version", equalTo(1))
                .body("gates.passed", equalTo(true));
        researcher().get(MODELS + "/" + model).then().body("aliases.champion", equalTo(1));
        researcher().get(versions(model) + "/1").then().body("aliases", contains("champion"));
        researcher().get(versions(model)).then().body("items[0].aliases", contains("champion"));
    }

    @Test
    void shouldRefuseAChampionThatFailsAGateAndSayWhy() {
        // Given
        String model = unique("model");
        registry.publish(model, CHANCE);
        // When
        Response refused = registry.move(model, "champion", 1);
        // Then
        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("error_code", equalTo("GATE_FAILED"))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("calibrated_beats_base_rate"))
                .body("violations[0].rule", containsString("Not shown"));
        researcher().get(alias(model, "champion")).then().statusCode(404);
        history(model).then().body("items", hasSize(0));
    }

    @Test
    void shouldRecordAForcedPromotionWithItsReasonAndEvidence() {
        // Given
        String model = unique("model");
        registry.publish(model, CHANCE);
        String forced =
                "{\"version\": 1, \"force\": true, \"reason\": \"a first model to look at\"}";
        // When
        researcher()
                .header("If-Match", "*")
                .body(forced)
                .put(alias(model, "champion"))
                .then()
                .statusCode(200)
                .body("forced", equalTo(true))
                .body("gates.passed", equalTo(false));
        // Then
        history(model)
                .then()
                .body("items", hasSize(1))
                .body("items[0].forced", equalTo(true))
                .body("items[0].reason", equalTo("a first model to look at"))
                .body("items[0].actor", equalTo("alice"))
                .body("items[0].gates.passed", equalTo(false))
                .body(
                        "items[0].gates.checks.find { it.name == 'calibrated_beats_base_rate' }.observed",
                        equalTo(-0.01f));
    }

    @Test
    void shouldMoveOtherAliasesWithoutGates() {
        // Given
        String model = unique("model");
        registry.publish(model, CHANCE);
        // Then
        registry.move(model, "challenger", 1)
                .then()
                .statusCode(200)
                .body("gates", nullValue())
                .body("forced", equalTo(false));
    }

    @Test
    void shouldMoveOnlyFromTheStateThatTheCallerSaw() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        registry.publish(model, Cards.GOOD);
        String seen = registry.move(model, "shadow", 1).header("ETag");
        // When
        put(model, "shadow", 2, seen).then().statusCode(200).header("ETag", not(seen));
        Response late = put(model, "shadow", 1, seen);
        // Then
        late.then()
                .statusCode(412)
                .body("error_code", equalTo("PRECONDITION_FAILED"))
                .body("detail", containsString("points to version 2 now"));
        researcher().get(alias(model, "shadow")).then().body("version", equalTo(2));
    }

    @Test
    void shouldRequireAPreconditionForEveryChange() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // Then
        researcher()
                .body("{\"version\": 1}")
                .put(alias(model, "shadow"))
                .then()
                .statusCode(428)
                .body("error_code", equalTo("PRECONDITION_REQUIRED"));
        registry.move(model, "shadow", 1).then().statusCode(200);
        researcher().delete(alias(model, "shadow")).then().statusCode(428);
        researcher().get(alias(model, "shadow")).then().statusCode(200);
    }

    @Test
    void shouldLetOneOfEightConcurrentMovesFromOneStateWin() throws Exception {
        // Given
        String model = unique("model");
        for (int i = 0; i <= CALLERS; i++) {
            registry.publish(model, Cards.GOOD);
        }
        String seen = registry.move(model, "shadow", CALLERS + 1).header("ETag");
        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<Integer>> moves =
                    IntStream.rangeClosed(1, CALLERS)
                            .<Callable<Integer>>mapToObj(version ->
                                    () -> put(model, "shadow", version, seen).statusCode())
                            .toList();
            for (Future<Integer> move : threads.invokeAll(moves)) {
                statuses.add(move.get());
            }
        }
        // Then
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        researcher().get(alias(model, "shadow") + "/history").then().body("items", hasSize(2));
    }

    @Test
    void shouldCreateAnAliasOnlyWhereThereIsNone() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // When
        Response first = create(model);
        Response second = create(model);
        // Then
        first.then().statusCode(200);
        second.then().statusCode(412);
    }

    @Test
    void shouldRemoveAnAliasAndKeepItsHistory() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        String seen = registry.move(model, "champion", 1).header("ETag");
        // When
        researcher()
                .header("If-Match", seen)
                .queryParam("reason", "retired")
                .delete(alias(model, "champion"))
                .then()
                .statusCode(204);
        // Then
        researcher().get(alias(model, "champion")).then().statusCode(404);
        history(model)
                .then()
                .body("items.version", contains(null, 1))
                .body("items[0].fromVersion", equalTo(1))
                .body("items[0].reason", equalTo("retired"));
        researcher()
                .header("If-Match", "*")
                .delete(alias(model, "champion"))
                .then()
                .statusCode(404);
        assertThat(registry.move(model, "champion", 1).header("ETag")).isNotEqualTo(seen);
    }

    @Test
    void shouldTellWhereAnAliasPointedAtATime() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        registry.publish(model, Cards.GOOD);
        Instant before = Instant.now();
        Instant first = movedAt(registry.move(model, "champion", 1));
        Instant second = movedAt(registry.move(model, "champion", 2));
        // Then
        at(model, before.minusSeconds(1)).then().statusCode(404);
        at(model, first).then().statusCode(200).body("version", equalTo(1));
        at(model, second.minusNanos(1000)).then().body("version", equalTo(1));
        at(model, second).then().body("version", equalTo(2)).header("ETag", nullValue());
        at(model, Instant.now()).then().body("gates", notNullValue());
        // When
        researcher().header("If-Match", "*").delete(alias(model, "champion"));
        // Then
        at(model, second).then().statusCode(200);
        at(model, Instant.now()).then().statusCode(404);
    }

    @Test
    void shouldRecordNothingWhenTheAliasPointsThereAlready() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        String seen = registry.move(model, "champion", 1).header("ETag");
        // When
        Response again = registry.move(model, "champion", 1);
        // Then
        again.then().statusCode(200).header("ETag", seen);
        history(model).then().body("items", hasSize(1));
    }

    @Test
    void shouldTellServersWhatToLoad() {
        // Given
        String tenant = unique("tenant").substring(0, 12);
        String model = unique("model");
        registry.publish(tenant, model, Cards.GOOD);
        registry.publish(tenant, model, Cards.GOOD);
        for (String name : List.of("champion", "shadow")) {
            as(tenant, Role.RESEARCHER)
                    .header("If-Match", "*")
                    .body("{\"version\": 2}")
                    .put(alias(model, name))
                    .then()
                    .statusCode(200);
        }
        // Then
        as(tenant, Role.SERVICE)
                .get("/api/v1/served-aliases")
                .then()
                .statusCode(200)
                .body("items.alias", contains("champion", "shadow"))
                .body("items.model", not(hasItem(not(model))))
                .body("items[0].version", equalTo(2))
                .body("items[0].artifactSha256", notNullValue())
                .body("items[0].lineage.features", contains("log_return_1", "rsi_14"))
                .body("items[0].lineage.featureSetHash", equalTo("b".repeat(64)))
                .body("items[0].lineage.interval", equalTo("1m"))
                .body("items[0].lineage.instrument", equalTo("BTC-USD"))
                .body("items[0].lineage.windowLength", equalTo(64))
                .body("items[0].lineage.maxGapBars", equalTo(5))
                .body("items[0].lineage.confidence", equalTo(0.9f))
                .body("items[0].lineage.barrier.takeProfit", equalTo(0.008f))
                .body("items[0].lineage.barrier.stopLoss", equalTo(0.004f))
                .body("items[0].lineage.barrier.horizonBars", equalTo(8))
                .body("items[0].lineage.barrier.touch", equalTo("HIGH_LOW"))
                .body("nextPageToken", nullValue());
    }

    private static Response put(String model, String alias, int version, String ifMatch) {
        return researcher()
                .header("If-Match", ifMatch)
                .body("{\"version\": %d}".formatted(version))
                .put(alias(model, alias));
    }

    private static Response create(String model) {
        return researcher()
                .header("If-None-Match", "*")
                .body("{\"version\": 1}")
                .put(alias(model, "shadow"));
    }

    private static Response history(String model) {
        return researcher().get(alias(model, "champion") + "/history");
    }

    private static Response at(String model, Instant time) {
        return researcher().queryParam("at", time.toString()).get(alias(model, "champion"));
    }

    private static Instant movedAt(Response moved) {
        return Instant.parse(moved.path("movedAt"));
    }
}
