package io.credence.strategy.app.rest;

import static io.credence.strategy.app.Calls.createStrategy;
import static io.credence.strategy.app.Calls.riskOfficer;
import static io.credence.strategy.app.Calls.strategy;
import static io.credence.strategy.app.Calls.trader;
import static io.credence.strategy.app.Calls.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.strategy.app.Calls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class StrategyIT {

    private static final String PATH = "/api/v1/strategies";
    private static final Map<String, Object> TIGHT_RISK =
            Map.of(
                    "maxNavFraction", 0.5,
                    "maxLeverage", 1,
                    "maxDrawdown", 0.1,
                    "maxVolatility", 0.05,
                    "maxDailyLoss", 0.02,
                    "confirmations", 2);

    @Test
    void shouldFillInDefaults() {
        trader().body(strategy())
                .post(PATH)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("spec.costs.feeBps", equalTo(10.0f))
                .body("spec.sizing.kellyFraction", equalTo(0.25f))
                .body("spec.risk.maxDrawdown", equalTo(0.2f))
                .body("createdBy", equalTo("alice"));
    }

    @Test
    void shouldTakeTheSameStrategyTwiceButNoOtherUnderItsName() {
        Map<String, Object> body = strategy();
        String id = createStrategy(body).getString("id");
        trader().body(body).post(PATH).then().statusCode(200).body("id", equalTo(id));
        body.put("model", "other");
        trader().body(body)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("error_code", equalTo("RESOURCE_CONFLICT"));
    }

    @Test
    void shouldRefuseAnInstrumentNobodyTrades() {
        Map<String, Object> body = Calls.strategy();
        body.put("instrument", "NO-SUCH");
        trader().body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("instrument"));
        assertThat(trader().get(PATH).asString()).doesNotContain("NO-SUCH");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "name, '\"\"', name",
        "name, null, name",
        "instrument, '\"btc\"', instrument",
        "interval, '\"7m\"', interval",
        "interval, null, interval",
        "barrier, null, barrier",
        "barrier, '{\"takeProfit\":-1,\"stopLoss\":0.004,\"horizonBars\":8,\"touch\":\"CLOSE\"}', barrier",
        "barrier, '{\"takeProfit\":0.01,\"stopLoss\":0.004,\"horizonBars\":8}', barrier",
        "barrier, '{\"takeProfit\":0.01,\"stopLoss\":0.004,\"horizonBars\":8,\"touch\":\"X\"}', barrier.touch",
        "signal, '{\"targetVolatility\":0,\"deadband\":0.3}', signal",
        "sizing, '{\"kellyFraction\":2,\"maxWeight\":0.1}', kellyFraction",
        "costs, '{\"feeBps\":-1,\"slippageBps\":0}', costs",
        "risk, '{\"maxDrawdown\":0.2}', risk",
        "colour, '\"red\"', colour",
    })
    void shouldNameTheFieldThatIsWrong(String field, String json, String named) {
        Map<String, Object> body = strategy();
        body.remove(field);
        String text = JsonText.withField(body, field, json);
        trader().body(text)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", containsString(named));
    }

    @Test
    void shouldRefuseWhatIsNotJson() {
        trader().body("{\"name\": ")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error_code", equalTo("MALFORMED_REQUEST"));
        trader().post(PATH).then().statusCode(400);
    }

    @Test
    void shouldChangeOnlyWhatTheCallerHasSeen() {
        // Given
        Map<String, Object> body = strategy();
        String path = PATH + "/" + createStrategy(body).getString("id");
        body.put("signal", Map.of("targetVolatility", 1.0, "deadband", 0.2));
        // Then
        trader().body(body).put(path).then().statusCode(428);
        trader().header("If-Match", "nonsense").body(body).put(path).then().statusCode(400);
        trader().header("If-Match", "\"0\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("spec.signal.deadband", equalTo(0.2f));
        trader().header("If-Match", "\"0\"").body(body).put(path).then().statusCode(412);
        trader().header("If-Match", "*").body(body).put(path).then().statusCode(200);
        body.put("interval", "5m");
        trader().header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("interval"));
    }

    @Test
    void shouldLeaveRiskToTheRiskOfficerAndTheRestToTheTrader() {
        // Given
        Map<String, Object> body = strategy();
        Map<String, Object> withRisk = new HashMap<>(body);
        withRisk.put("risk", TIGHT_RISK);
        trader().body(withRisk)
                .post(PATH)
                .then()
                .statusCode(403)
                .body("violations[0].field", equalTo("risk"));
        String path = PATH + "/" + createStrategy(body).getString("id");
        // Then
        trader().header("If-Match", "*")
                .body(withRisk)
                .put(path)
                .then()
                .statusCode(403)
                .body("violations[0].field", equalTo("risk"));
        riskOfficer()
                .header("If-Match", "*")
                .body(withRisk)
                .put(path)
                .then()
                .statusCode(200)
                .body("spec.risk.maxDrawdown", equalTo(0.1f));
        // A trader who leaves risk out keeps what the officer set.
        body.put("costs", Map.of("feeBps", 5, "slippageBps", 1));
        trader().header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("spec.risk.maxDrawdown", equalTo(0.1f));
        body.put("model", "other");
        riskOfficer()
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(403)
                .body("violations[0].field", equalTo("spec"));
    }

    @Test
    void shouldPageTheList() {
        createStrategy(strategy());
        createStrategy(strategy());
        JsonPath first = viewer().queryParam("page_size", 1).get(PATH).then().extract().jsonPath();
        viewer().queryParam("page_size", 1)
                .queryParam("page_token", first.getString("nextPageToken"))
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items[0].id", not(equalTo(first.getString("items[0].id"))));
        viewer().queryParam("page_token", "xx").get(PATH).then().statusCode(400);
        viewer().queryParam("page_size", 0).get(PATH).then().statusCode(400);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "strategyId, '\"nope\"'",
        "strategyId, null",
        "stream, '\"a b\"'",
        "initialCash, 0",
        "initialCash, '\"1000\"'",
    })
    void shouldNameTheFieldOfABadPortfolio(String field, String json) {
        Map<String, Object> body = new HashMap<>();
        body.put("strategyId", createStrategy(strategy()).getString("id"));
        body.put("stream", "live");
        body.put("initialCash", 1000);
        body.remove(field);
        trader().contentType(ContentType.JSON)
                .body(JsonText.withField(body, field, json))
                .post("/api/v1/portfolios")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }
}
