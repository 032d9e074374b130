package io.credence.strategy.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Requests of the people who use the service.
public final class Calls {

    /// Reads numbers as doubles; by default they are cut to floats.
    public static final JsonPathConfig EXACT =
            JsonPathConfig.jsonPathConfig()
                    .numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

    private Calls() {}

    public static RequestSpecification trader() {
        return as(Tokens.of("alpha").user("alice").roles(Role.VIEWER, Role.TRADER));
    }

    public static RequestSpecification riskOfficer() {
        return as(Tokens.of("alpha").user("rita").roles(Role.VIEWER, Role.RISK_OFFICER));
    }

    public static RequestSpecification viewer() {
        return as(Tokens.of("alpha").user("vera").roles(Role.VIEWER));
    }

    public static RequestSpecification otherTenant() {
        return as(Tokens.of("beta").user("bob").roles(Role.VIEWER, Role.TRADER, Role.RISK_OFFICER));
    }

    public static RequestSpecification as(Tokens token) {
        return given().header("Authorization", token.bearer()).contentType(ContentType.JSON);
    }

    /// The least that a strategy needs, under a name of its own.
    public static Map<String, Object> strategy() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "s-" + UUID.randomUUID());
        body.put("instrument", "BTC-USD");
        body.put("interval", "1m");
        body.put("model", "tcn");
        body.put("alias", "champion");
        body.put("barrier", barrier());
        body.put("signal", Map.of("targetVolatility", 5.0, "deadband", 0.3));
        return body;
    }

    public static Map<String, Object> barrier() {
        return Map.of(
                "takeProfit", 0.008, "stopLoss", 0.004, "horizonBars", 8, "touch", "HIGH_LOW");
    }

    public static JsonPath createStrategy(Map<String, Object> body) {
        return trader().body(body)
                .post("/api/v1/strategies")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /// The id of a new portfolio with 10,000 that follows a new strategy on `stream`.
    public static String openPortfolio(String stream, Map<String, Object> strategy) {
        String strategyId = createStrategy(strategy).getString("id");
        return trader().body(
                        Map.of("strategyId", strategyId, "stream", stream, "initialCash", 10_000))
                .post("/api/v1/portfolios")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static JsonPath portfolio(String id) {
        return viewer().get("/api/v1/portfolios/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(EXACT);
    }

    public static void awaitBars(String portfolio, int bars) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (portfolio(portfolio).getLong("bars") < bars) {
            assertThat(System.nanoTime()).as("bars in time").isLessThan(deadline);
            pause();
        }
    }

    /// Before one asks again.
    public static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
