package io.credence.strategy.app.rest;

import static io.credence.strategy.app.Calls.createStrategy;
import static io.credence.strategy.app.Calls.strategy;
import static io.credence.strategy.app.Calls.trader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(FakeSuite.class)
class PortfolioIT {

    // Far below the minutes in which forecasts are waited for.
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Inject AgroalDataSource database;

    @Inject
    @ConfigProperty(name = "credence.upstream.prediction")
    String fake;

    @AfterEach
    void speakAgain() {
        silence().end();
    }

    @Test
    void shouldRefuseToFollowAModelThatHearsNoLiveBars() {
        open("silent", "live")
                .statusCode(409)
                .body("error_code", equalTo("FEATURE_SET_NOT_LIVE"))
                .body("detail", containsString("silent@champion"))
                .body("detail", containsString("PUT /api/v1/feature-sets/calm-trend/live"));
    }

    @Test
    void shouldRefuseToFollowAModelWhoseFeatureSetHasChanged() {
        open("aged", "live")
                .statusCode(409)
                .body("error_code", equalTo("FEATURE_SET_CHANGED"))
                .body("detail", containsString("'renewed' has changed since aged@champion"))
                .body("detail", containsString("train the model again"))
                .body("detail", containsString("move the alias"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "aged"})
    void shouldLetItTradeAReplay(String model) {
        open(model, UUID.randomUUID().toString()).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcn", "unknown", "not-served"})
    void shouldOpenWhateverIsNotKnownToBeSilent(String model) {
        open(model, "live").statusCode(201);
    }

    @Test
    void shouldWaitForASilentPredictionServiceWithoutHoldingTheDatabase() throws Exception {
        // Given
        Map<String, Object> body = portfolio("tcn", "live");
        String key = UUID.randomUUID().toString();
        // When
        long start = System.nanoTime();
        CompletableFuture<ValidatableResponse> answer =
                silence().holdUp(() -> open(key, body), database);
        // Then
        answer.get()
                .statusCode(502)
                .body("error_code", equalTo("UPSTREAM_FAILED"))
                .body("detail", containsString("prediction-service does not answer"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG_ENOUGH);
        // And the key was not used up
        speakAgain();
        String id = open(key, body).statusCode(201).extract().path("id");
        // And is answered again without asking
        int answered = silence().questions();
        open(key, body)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        assertThat(silence().questions()).isEqualTo(answered);
    }

    @Test
    void shouldOpenOnceForOneKeyAndOneBody() {
        Map<String, Object> body = portfolio("tcn", "live");
        String key = UUID.randomUUID().toString();
        String id = open(key, body).statusCode(201).extract().path("id");
        open(key, body).statusCode(201).body("id", equalTo(id));
        open(key, portfolio("tcn", "live"))
                .statusCode(422)
                .body("error_code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(trader().get("/api/v1/portfolios?page_size=100").jsonPath().getList("items.id"))
                .filteredOn(id::equals)
                .hasSize(1);
    }

    private Silence silence() {
        return new Silence(fake);
    }

    private static ValidatableResponse open(String model, String stream) {
        return open(UUID.randomUUID().toString(), portfolio(model, stream));
    }

    private static ValidatableResponse open(String key, Map<String, Object> body) {
        return trader().header("Idempotency-Key", key).body(body).post("/api/v1/portfolios").then();
    }

    private static Map<String, Object> portfolio(String model, String stream) {
        Map<String, Object> strategy = strategy();
        strategy.put("model", model);
        String id = createStrategy(strategy).getString("id");
        return Map.of("strategyId", id, "stream", stream, "initialCash", 10_000);
    }
}
