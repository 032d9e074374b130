package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.MODELS;
import static io.credence.registry.app.RegistryApi.alias;
import static io.credence.registry.app.RegistryApi.researcher;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each wrong input gets a 4xx that names the field, and leaves nothing behind.
@QuarkusTest
class BadInputIT {

    @Inject RegistryApi registry;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"logLoss\":0.4, | \"logLoss\":NaN, | card.calibrationSlice.calibrated.logLoss",
                "\"logLoss\":0.4, | \"logLoss\":\"NaN\", | card.calibrationSlice.calibrated.logLoss",
                "\"logLoss\":0.4, | \"logLoss\":1e999, | card.test.calibrated.logLoss",
                "\"logLoss\":0.4, | '' | card.test.calibrated.logLoss",
                "\"card\":{ | \"card\":{\"x\":1, | card.x",
                "\"card\":{ | \"x\":1,\"card\":{ | x",
            })
    void shouldNameWhatIsWrongInACard(String good, String bad, String field) {
        // Given
        String model = unique("model");
        String body = registry.publication("alpha", unique("run"), Cards.GOOD).toString();
        // When
        Response response = researcher().body(body.replace(good, bad)).post(versions(model));
        // Then
        response.then().statusCode(400).body("violations.field", hasItem(field));
        researcher().get(MODELS + "/" + model).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"runId, ''", "runId, a b", "artifactSha256, abc", "artifactSha256, "})
    void shouldNameAWrongWordOfAPublication(String field, String value) {
        // Given
        ObjectNode publication = registry.publication("alpha", unique("run"), Cards.GOOD);
        publication.put(field, value);
        // When
        Response response =
                researcher().body(publication.toString()).post(versions(unique("model")));
        // Then
        assertNames(response, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{\"runId\": 1}"})
    void shouldRefuseABodyThatIsNoPublication(String body) {
        researcher().body(body).post(versions(unique("model"))).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", ".hidden", "-x"})
    void shouldNameAWrongModelName(String name) {
        assertNames(researcher().get(MODELS + "/{name}", name), "name");
        assertNames(researcher().body("{\"name\": \"%s\"}".formatted(name)).post(MODELS), "name");
        assertNames(
                researcher()
                        .body(registry.publication("alpha", unique("run"), Cards.GOOD).toString())
                        .post(MODELS + "/{name}/versions", name),
                "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.0", "99999999999"})
    void shouldNameAWrongVersion(String version) {
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        assertNames(researcher().get(versions(model) + "/" + version), "version");
        assertNames(researcher().get(versions(model) + "/" + version + "/gates"), "version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                             | version",
                "{\"version\": 0}                               | version",
                "{\"version\": null}                            | version",
                "{\"version\": 1.5}                             | version",
                "{\"version\": \"1\"}                           | version",
                "{\"version\": 1, \"force\": true}              | reason",
                "{\"version\": 1, \"force\": true, \"reason\": \"  \"} | reason",
                "{\"version\": 1, \"force\": \"yes\"}           | force",
                "{\"version\": 1, \"owner\": \"me\"}            | owner",
            })
    void shouldNameWhatIsWrongInAMove(String body, String field) {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // When
        Response response =
                researcher().header("If-Match", "*").body(body).put(alias(model, "shadow"));
        // Then
        assertNames(response, field);
        researcher().get(alias(model, "shadow")).then().statusCode(404);
    }

    @Test
    void shouldTellWhatAMoveCannotFind() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // Then
        registry.move(model, "shadow", 2)
                .then()
                .statusCode(404)
                .body("detail", equalTo("model version '" + model + "/2' does not exist"));
        registry.move(unique("model"), "shadow", 1).then().statusCode(404);
        researcher()
                .get(alias(model, "shadow"))
                .then()
                .statusCode(404)
                .body("detail", equalTo("alias '" + model + "@shadow' does not exist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "v1", "1a", "a b"})
    void shouldNameAWrongAlias(String alias) {
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        String path = MODELS + "/{model}/aliases/{alias}";
        assertNames(researcher().get(path, model, alias), "alias");
        assertNames(researcher().get(path + "/history", model, alias), "alias");
        assertNames(
                researcher()
                        .header("If-Match", "*")
                        .body("{\"version\": 1}")
                        .put(path, model, alias),
                "alias");
    }

    @Test
    void shouldNameAWrongHeaderOrTime() {
        // Given
        String model = unique("model");
        registry.publish(model, Cards.GOOD);
        // Then
        assertNames(
                researcher()
                        .header("If-Match", "1")
                        .body("{\"version\": 1}")
                        .put(alias(model, "shadow")),
                "If-Match");
        for (String time : List.of("yesterday", "+999999999-12-31T23:59:59Z")) {
            assertNames(researcher().queryParam("at", time).get(alias(model, "shadow")), "at");
        }
    }

    @ParameterizedTest
    @CsvSource({"page_size, 0", "page_size, 501", "page_size, x", "page_token, x"})
    void shouldNameAWrongPage(String parameter, String value) {
        assertNames(researcher().queryParam(parameter, value).get(MODELS), parameter);
    }

    private static void assertNames(Response response, String field) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(field));
    }
}
