package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.MODELS;
import static io.credence.registry.app.RegistryApi.alias;
import static io.credence.registry.app.RegistryApi.as;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every list, read two rows at a time by a tenant that has nothing else.
@QuarkusTest
class PagingIT {

    private static final String SERVED = "/api/v1/served-aliases";

    @Inject RegistryApi registry;

    private final String tenant = unique("t");

    @Test
    void shouldReadEveryListToItsEndOnce() {
        // Given
        List<String> models = List.of("a", "b", "b.c", "c", "z");
        models.forEach(model -> registry.publish(tenant, model, Cards.GOOD));
        registry.publish(tenant, "a", Cards.GOOD);
        registry.publish(tenant, "a", Cards.GOOD);
        List<String> aliases = List.of("challenger", "champion", "shadow");
        aliases.forEach(name -> move("a", name, 1));
        move("a", "shadow", 2);
        move("a", "shadow", 3);
        move("z", "champion", 1);
        // Then
        assertThat(pages(MODELS, "name")).containsExactlyElementsOf(models);
        assertThat(pages(versions("a"), "version")).containsExactly(3, 2, 1);
        assertThat(pages(MODELS + "/a/aliases", "alias")).containsExactlyElementsOf(aliases);
        assertThat(pages(alias("a", "shadow") + "/history", "version")).containsExactly(3, 2, 1);
        assertThat(pages(SERVED, "model")).containsExactly("a", "a", "a", "z");
        assertThat(pages(SERVED, "alias"))
                .containsExactly("challenger", "champion", "shadow", "champion");
    }

    @Test
    void shouldContinueOnlyTheListThatATokenCameFrom() {
        // Given
        List.of("a", "b", "c").forEach(model -> registry.publish(tenant, model, Cards.GOOD));
        String token = caller().queryParam("page_size", 1).get(MODELS).path("nextPageToken");
        // Then
        page(as("beta", Role.VIEWER), MODELS, token);
        page(caller(), versions("a"), token);
        page(caller(), MODELS, token + "A");
    }

    private static void page(RequestSpecification caller, String list, String token) {
        caller.queryParam("page_token", token)
                .get(list)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page_token"));
    }

    private List<Object> pages(String list, String field) {
        List<Object> all = new ArrayList<>();
        String token = "";
        while (token != null) {
            Response page =
                    caller().queryParam("page_size", 2).queryParam("page_token", token).get(list);
            page.then().statusCode(200);
            List<Object> rows = page.path("items." + field);
            token = page.path("nextPageToken");
            assertThat(rows).hasSizeBetween(1, 2);
            assertThat(token == null || rows.size() == 2).isTrue();
            all.addAll(rows);
        }
        return all;
    }

    private RequestSpecification caller() {
        return as(tenant, Role.SERVICE);
    }

    private void move(String model, String alias, int version) {
        as(tenant, Role.RESEARCHER)
                .header("If-Match", "*")
                .body("{\"version\": %d}".formatted(version))
                .put(alias(model, alias))
                .then()
                .statusCode(200);
    }
}
