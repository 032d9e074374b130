package io.credence.registry.app.rest;

import static io.credence.registry.app.RegistryApi.MODELS;
import static io.credence.registry.app.RegistryApi.as;
import static io.credence.registry.app.RegistryApi.researcher;
import static io.credence.registry.app.RegistryApi.unique;
import static io.credence.registry.app.RegistryApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.credence.registry.app.Cards;
import io.credence.registry.app.RegistryApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessIT {

    @Inject RegistryApi registry;

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
}
