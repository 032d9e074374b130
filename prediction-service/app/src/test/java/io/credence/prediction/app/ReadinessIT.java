package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.serving.ModelState;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Waiting;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The only test that lets the registry answer for tenant beta: until then the service must not be
/// ready, whatever the other tests do for alpha.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(value = LoopbackResource.class, restrictToAnnotatedClass = true)
class ReadinessIT {

    @Inject TestModels models;

    @Test
    void shouldBeReadyOnlyOnceEveryChampionIsWarmOrRefused() {
        // Given: beta's registry is away.
        models.champion(
                TestModels.ALPHA, "ready", 1, "RDY-USD", dir -> TinyModel.forecaster(dir, 0f));
        given().get("/v2/health/ready")
                .then()
                .statusCode(503)
                .body("ready", is(false))
                .body("error", equalTo("models are loading or the server drains"));
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/v2/health/live").then().statusCode(200).body("live", is(true));

        // When: it answers, with one good champion and one that must never be loaded.
        String good = models.artifact(TestModels.BETA, dir -> TinyModel.forecaster(dir, 0f));
        String bad = models.artifact(TestModels.BETA, TinyModel::readsFile);
        models.move(TestModels.BETA, "bad", "champion", 1, "BAD-USD", bad);
        models.move(TestModels.BETA, "good", "champion", 1, "GUD-USD", good);
        models.await(TestModels.BETA, "good", "champion", s -> s.state() == ModelState.READY);
        models.await(TestModels.BETA, "bad", "champion", s -> s.state() == ModelState.FAILED);

        // Then
        Waiting.until(
                () ->
                        given().get("/v2/health/ready").statusCode() == 200
                                ? Optional.of(true)
                                : Optional.empty(),
                "readiness");
        given().get("/v2/health/ready").then().body("ready", is(true));
        given().get("/q/health/ready").then().statusCode(200);
        given().header("Authorization", Tokens.of("beta").roles(Role.VIEWER).bearer())
                .get("/api/v1/served-models")
                .then()
                .statusCode(200)
                .body("items.find { it.model == 'bad' }.state", equalTo("FAILED"))
                .body("items.find { it.model == 'bad' }.servingVersion", equalTo(null))
                .body(
                        "items.find { it.model == 'bad' }.reason",
                        org.hamcrest.Matchers.containsString("ReadFile"))
                .body("items.findAll { it.state == 'READY' }.model", hasItem("good"));
        given().header("Authorization", Tokens.of("beta").roles(Role.VIEWER).bearer())
                .get("/v2/models/bad/ready")
                .then()
                .statusCode(503)
                .body("error", org.hamcrest.Matchers.containsString("ReadFile"));
    }
}
