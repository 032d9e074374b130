package io.credence.strategy.app.rest;

import static io.credence.strategy.app.Calls.createStrategy;
import static io.credence.strategy.app.Calls.otherTenant;
import static io.credence.strategy.app.Calls.strategy;
import static io.credence.strategy.app.Calls.trader;
import static io.credence.strategy.app.Calls.viewer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.Calls;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.domain.Strategies;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(FakeSuite.class)
class BacktestIT {

    private static final String PATH = "/api/v1/backtests";
    private static final int FIRST = 300;

    @Inject Strategies strategies;
    @Inject AgroalDataSource database;

    @Inject
    @ConfigProperty(name = "credence.upstream.feature")
    String fake;

    @Test
    void shouldRunOverStoredBarsAndForecasts() {
        // Given
        String strategyId = createStrategy(strategy()).getString("id");
        // When
        JsonPath result =
                trader().body(body(strategyId))
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .body("modelVersion", equalTo(7))
                        .body("createdBy", equalTo("alice"))
                        .extract()
                        .jsonPath();
        // Then: as the engine alone, warmed up by the 200 bars before
        Market market = Market.of(21, FakeSuite.BARS);
        double[] probability = market.probability().clone();
        StrategySpec spec =
                TenantScope.call(
                        new TenantId("alpha"),
                        () -> strategies.find(UUID.fromString(strategyId)).orElseThrow().spec());
        BacktestResult expected =
                new Backtest(spec, 10_000, 200)
                        .run(
                                BarSeries.of(market.bars().subList(FIRST - 200, FakeSuite.BARS)),
                                java.util.Arrays.copyOfRange(
                                        probability, FIRST - 200, FakeSuite.BARS));
        assertThat(result.getInt("statistics.bars")).isEqualTo(600);
        assertThat(result.getInt("statistics.trades.trades"))
                .isEqualTo(expected.trades().size())
                .isGreaterThan(5);
        assertThat(result.getDouble("statistics.strategy.endEquity"))
                .isCloseTo(expected.equity()[599], within(1e-2));
        assertThat(result.getList("equity.openTimeMs")).hasSize(600);
        assertThat(result.getList("trades")).hasSameSizeAs(expected.trades());
        // Stored, listed without its long parts, and nobody else's
        String id = result.getString("id");
        viewer().get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("statistics.bars", equalTo(600))
                .body("equity.equity", hasSize(600))
                .body("spec.name", notNullValue());
        viewer().get(PATH)
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id))
                .body("items[0].equity", nullValue());
        otherTenant().get(PATH + "/" + id).then().statusCode(404);
        otherTenant().get(PATH).then().body("items.id", not(hasItem(id)));
    }

    @Test
    void shouldAskWithTheTokenOfTheCaller() {
        String strategyId = createStrategy(strategy()).getString("id");
        String token = Tokens.of("alpha").user("alice").roles(Role.VIEWER, Role.TRADER).bearer();
        Calls.as(Tokens.of("alpha").user("carol").roles(Role.RESEARCHER))
                .body(body(strategyId))
                .post(PATH)
                .then()
                .statusCode(201);
        String seen = given().get(fake + "/token").then().extract().path("t");
        assertThat(seen).startsWith("Bearer ").isNotEqualTo(token);
        String claims = seen.split("\\.", -1)[1];
        assertThat(
                        new String(
                                java.util.Base64.getUrlDecoder().decode(claims),
                                java.nio.charset.StandardCharsets.UTF_8))
                .contains("carol");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "fromMs, 99999999999999, fromMs",
        "fromMs, null, fromMs",
        "fromMs, -5, fromMs",
        "toMs, 9223372036854775807, fromMs",
        "toMs, 200000000000000, toMs",
        "initialCash, -1, initialCash",
        "modelVersion, 0, modelVersion",
        "strategyId, '\"x\"', strategyId",
    })
    void shouldNameTheFieldThatIsWrong(String field, String json, String named) {
        Map<String, Object> body = body(createStrategy(strategy()).getString("id"));
        trader().body(JsonText.withField(body, field, json))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(named));
    }

    @Test
    void shouldSayWhichUpstreamRefusedOrFailed() {
        Map<String, Object> body = body(createStrategy(strategy()).getString("id"));
        body.put("modelVersion", 8);
        trader().body(body)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("error_code", equalTo("NO_PREDICTIONS"))
                .body("detail", containsString("version 8 does not exist"));
        body.put("modelVersion", 9);
        trader().body(body)
                .post(PATH)
                .then()
                .statusCode(502)
                .body("error_code", equalTo("UPSTREAM_FAILED"));
    }

    @Test
    void shouldRefuseARangeWithoutBarsOrForecasts() {
        Map<String, Object> body = body(createStrategy(strategy()).getString("id"));
        body.put("fromMs", 1_000_000_000_000L);
        body.put("toMs", 1_000_000_600_000L);
        trader().body(body)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("error_code", equalTo("NO_BARS"));
        body.put("fromMs", Market.START_MS);
        body.put("toMs", Market.START_MS + 10 * Market.MINUTE);
        trader().body(body)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("error_code", equalTo("NO_PREDICTIONS"));
    }

    @Test
    void shouldRefuseForecastsOfAnotherBarrier() {
        Map<String, Object> other = new HashMap<>(strategy());
        other.put(
                "barrier",
                Map.of(
                        "takeProfit",
                        0.02,
                        "stopLoss",
                        0.01,
                        "horizonBars",
                        8,
                        "touch",
                        "HIGH_LOW"));
        String id = createStrategy(other).getString("id");
        trader().body(
                        Map.of(
                                "strategyId",
                                id,
                                "fromMs",
                                Market.START_MS,
                                "toMs",
                                Market.START_MS + 600 * Market.MINUTE,
                                "initialCash",
                                10_000))
                .post("/api/v1/backtests")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("BARRIER_MISMATCH"))
                .body("detail", containsString("horizonBars=8"));
    }

    @Test
    void shouldRunOnceForOneIdempotencyKey() {
        Map<String, Object> body = body(createStrategy(strategy()).getString("id"));
        String key = UUID.randomUUID().toString();
        String first =
                trader().header("Idempotency-Key", key)
                        .body(body)
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        trader().header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
    }

    @Test
    void shouldWaitForForecastsWithoutHoldingTheDatabase() throws Exception {
        // Given
        Silence silence = new Silence(fake);
        Map<String, Object> body = body(createStrategy(strategy()).getString("id"));
        String key = UUID.randomUUID().toString();
        try {
            // When
            CompletableFuture<Response> answer =
                    silence.holdUp(
                            () -> trader().header("Idempotency-Key", key).body(body).post(PATH),
                            database);
            // Then a second try does not make it twice
            trader().header("Idempotency-Key", key).body(body).post(PATH).then().statusCode(409);
            silence.end();
            answer.get().then().statusCode(201);
        } finally {
            silence.end();
        }
    }

    @Test
    void shouldAskForTheRole() {
        Map<String, Object> body = body(UUID.randomUUID().toString());
        viewer().body(body).post(PATH).then().statusCode(403);
        trader().body(body).post(PATH).then().statusCode(404);
    }

    private static Map<String, Object> body(String strategyId) {
        Map<String, Object> body = new HashMap<>();
        body.put("strategyId", strategyId);
        body.put("fromMs", Market.START_MS + FIRST * Market.MINUTE);
        body.put("toMs", Market.START_MS + FakeSuite.BARS * Market.MINUTE);
        body.put("initialCash", 10_000);
        return body;
    }
}
