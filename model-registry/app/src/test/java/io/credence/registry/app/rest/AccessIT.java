package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.MODELS;
import static io.credence.registry.app.RegistryApi.alias;
import static io.credence.registry.app.RegistryApi.as;
import static io.credence.registry.app.RegistryApi.researcher;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessIT {

    @Inject RegistryApi registry;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/models", "/api/v1/models/m", "/api/v1/served-aliases"})
    void shouldAskForAToken(String path) {
        given().get(path).then().statusCode(401).body("error_code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void shouldRefuseTokensThatAreNotOurs() {
        Tokens good = Tokens.of("alpha").roles(Role.VIEWER);
        List<String> bad =
                List.of(
                        good.signWithForeignKey(),
                        good.algNone(),
                        good.hmacWithPublicKey(),
                        good.tampered(),
                        Tokens.of("alpha").roles(Role.VIEWER).expired().sign(),
                        Tokens.of("alpha").roles(Role.VIEWER).wrongAudience().sign());
        assertThat(bad)
                .allSatisfy(token ->
                        given().header("Authorization", "Bearer " + token)
                                .get(MODELS)
                                .then()
                                .statusCode(401));
        given().header("Authorization", Tokens.withoutTenant().roles(Role.VIEWER).bearer())
                .get(MODELS)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void shouldLetEveryRoleReadAndOnlySomeWrite(Role role) {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        boolean publishes = role == Role.RESEARCHER || role == Role.SERVICE;
        boolean moves = role == Role.RESEARCHER;
        // Then
        as("alpha", role).get(versions(model) + "/1").then().statusCode(200);
        as("alpha", role)
                .body("{\"name\": \"%s\"}".formatted(unique("model")))
                .post(MODELS)
                .then()
                .statusCode(publishes ? 201 : 403);
        as("alpha", role)
                .body(registry.publication("alpha", unique("run"), Cards.GOOD).toString())
                .post(versions(model))
                .then()
                .statusCode(publishes ? 201 : 403);
        as("alpha", role)
                .header("If-Match", "*")
                .body("{\"version\": 1}")
                .put(alias(model, "champion"))
                .then()
                .statusCode(moves ? 200 : 403);
        as("alpha", role)
                .header("If-Match", "*")
                .delete(alias(model, "champion"))
                .then()
                .statusCode(moves ? 204 : 403);
        as("alpha", role)
                .get("/api/v1/served-aliases")
                .then()
                .statusCode(role == Role.SERVICE ? 200 : 403);
    }

    @Test
    void shouldLetNoOtherMachinePublish() {
        // Given
        String body = registry.publication("alpha", unique("run"), Cards.GOOD).toString();
        String path = versions(unique("model"));
        // Then
        for (String client : List.of("prediction-service.alpha", "trainer.beta")) {
            as("alpha", client, Role.SERVICE).body(body).post(path).then().statusCode(403);
        }
        as("alpha", "dashboard", Role.RESEARCHER).body(body).post(path).then().statusCode(201);
    }

    @Test
    void shouldRefuseATokenWithoutARole() {
        as("alpha")
                .get(MODELS)
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void shouldHideOtherTenantsThingsAsIfTheyWereMissing() {
        // Given
        String hidden = unique("model");
        String missing = unique("model");
        registry.publish(hidden, Cards.GOOD);
        registry.move(hidden, "champion", 1).then().statusCode(200);
        List<String> paths =
                List.of(
                        "%s",
                        "%s/versions",
                        "%s/versions/1",
                        "%s/versions/1/gates",
                        "%s/versions/1/metrics",
                        "%s/aliases",
                        "%s/aliases/champion",
                        "%s/aliases/champion/history");
        // Then
        assertThat(paths)
                .allSatisfy(path -> {
                    Response other = get("beta", path, hidden);
                    assertThat(other.statusCode()).isEqualTo(404);
                    assertThat(body(other, hidden))
                            .isEqualTo(body(get("beta", path, missing), missing));
                    assertThat(get("alpha", path, hidden).statusCode()).isEqualTo(200);
                });
        move("beta", hidden).then().statusCode(404);
        as("beta", Role.RESEARCHER).get(MODELS).then().body("items.name", not(hasItem(hidden)));
    }

    @Test
    void shouldNotLetATenantTouchAnothersModelByPublishing() {
        // Given
        String model = unique("model");
        registry.publish("alpha", model, Cards.GOOD);
        // When
        int version = registry.publish("beta", model, Cards.GOOD);
        // Then
        assertThat(version).isEqualTo(1);
        researcher().get(MODELS + "/" + model).then().body("latestVersion", equalTo(1));
    }

    private static Response get(String tenant, String path, String model) {
        return as(tenant, Role.VIEWER).get(MODELS + "/" + path.formatted(model));
    }

    private static Response move(String tenant, String model) {
        return as(tenant, Role.RESEARCHER)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"version\": 1}")
                .put(alias(model, "champion"));
    }

    // What is left when the name, which the caller chose, and the trace id are taken out.
    private static String body(Response response, String model) {
        return response.asString()
                .replace(model, "MODEL")
                .replace(response.<String>path("traceId"), "TRACE");
    }
}
