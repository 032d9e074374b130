package io.credence.strategy.app.rest;

import static io.credence.strategy.app.Calls.awaitBars;
import static io.credence.strategy.app.Calls.openPortfolio;
import static io.credence.strategy.app.Calls.portfolio;
import static io.credence.strategy.app.Calls.riskOfficer;
import static io.credence.strategy.app.Calls.strategy;
import static io.credence.strategy.app.Calls.trader;
import static io.credence.strategy.app.Calls.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.RiskStateChanged;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.credence.strategy.app.messaging.PublishedEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class RiskIT {

    @Inject Predictions predictions;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldHaltByTheTraderAndResetByTheRiskOfficerOnly() {
        // Given
        String id = openPortfolio(UUID.randomUUID().toString(), strategy());
        String path = "/api/v1/portfolios/" + id + "/risk";
        viewer().get(path).then().body("state", equalTo("ACTIVE")).body("cause", nullValue());
        // When
        viewer().body("{}").post(path + "/halt").then().statusCode(403);
        riskOfficer()
                .body("{}")
                .post(path + "/reset")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("RISK_STATE_CONFLICT"));
        trader().body(Map.of("reason", "the feed looks wrong"))
                .post(path + "/halt")
                .then()
                .statusCode(200)
                .body("state", equalTo("HALTED"))
                .body("cause", equalTo("the feed looks wrong"))
                .body("actor", equalTo("alice"))
                .body("checks", hasSize(3));
        trader().body("{}").post(path + "/halt").then().statusCode(409);
        trader().body("{}").post(path + "/reset").then().statusCode(403);
        riskOfficer()
                .body("{}")
                .post(path + "/reset")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("events", hasSize(2))
                .body("events[0].actor", equalTo("rita"));
        // Then
        List<String> events =
                PublishedEvents.ofType(
                        PublishedEvents.of(kafka, DecisionMade.TOPIC, "alpha:" + id, 2),
                        RiskStateChanged.TYPE);
        assertThat(events.get(0)).contains("HALTED").contains("alice").contains("feed");
        assertThat(events.get(1)).contains("ACTIVE").contains("rita");
    }

    @Test
    void shouldOpenNothingAfterAHaltAndTradeAgainAfterTheReset() {
        // Given: a portfolio that trades
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(11, 300);
        String id = openPortfolio(stream, strategy());
        predictions.send(stream, market, 0, 100);
        awaitBars(id, 100);
        String path = "/api/v1/portfolios/" + id + "/risk";
        // When
        trader().body("{}").post(path + "/halt").then().statusCode(200);
        predictions.send(stream, market, 100, 200);
        awaitBars(id, 200);
        // Then: flat, and nothing but refusals since
        assertThat(portfolio(id).getDouble("position")).isZero();
        List<String> reasons =
                viewer().queryParam("page_size", 95)
                        .get("/api/v1/portfolios/" + id + "/decisions")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.reason");
        assertThat(reasons).hasSize(95).containsOnly("RISK_HALTED");
        // When
        riskOfficer().body("{}").post(path + "/reset").then().statusCode(200);
        long trades = portfolio(id).getLong("trades");
        predictions.send(stream, market, 200, 300);
        awaitBars(id, 300);
        // Then
        assertThat(portfolio(id).getLong("trades")).isGreaterThan(trades);
    }

    @Test
    void shouldRefuseAReasonThatIsTooLong() {
        String id = openPortfolio(UUID.randomUUID().toString(), strategy());
        trader().body(Map.of("reason", "x".repeat(501)))
                .post("/api/v1/portfolios/" + id + "/risk/halt")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        viewer().get("/api/v1/portfolios/" + id + "/risk").then().body("state", equalTo("ACTIVE"));
    }
}
