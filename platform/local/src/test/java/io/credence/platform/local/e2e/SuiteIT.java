package io.credence.platform.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.local.demo.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The demo in an empty home, then what must hold of the suite it leaves running. The order
/// matters: the demo starts the suite, the last test stops it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuiteIT {

    private static RunningSuite suite;

    @BeforeAll
    static void runTheDemo() throws InterruptedException {
        suite = RunningSuite.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        suite.stop();
    }

    @Test
    @Order(1)
    void shouldEndTheDemoWithItsTable() {
        assertThat(suite.firstDemo().exitCode()).as(suite.firstDemo().output()).isZero();
        assertThat(suite.firstDemo().output())
                .contains("Brier skill", "paper, replay", "risk state", "Dashboard", "alice");
    }

    @Test
    @Order(2)
    void shouldReportEveryPartReady() throws InterruptedException {
        CommandLine.Result status = suite.command("status");
        // Who asks how it is gives a part two seconds: few for a machine that is busy elsewhere.
        for (int again = 0; again < 10 && status.exitCode() != 0; again++) {
            status = suite.command("status");
        }
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output().lines().filter(line -> line.contains(" READY "))).hasSize(9);
    }

    @Test
    @Order(3)
    void shouldKeepEveryAccountingIdentityOfThePaperPortfolio() throws InterruptedException {
        try (Api alice = suite.as("alice")) {
            JsonNode portfolio = alice.get("/api/v1/portfolios").path("items").path(0);
            String path = "/api/v1/portfolios/" + portfolio.path("id").asText();
            double cash = portfolio.path("initialCash").asDouble();
            double position = 0;
            List<JsonNode> fills = alice.all(path + "/fills");
            for (JsonNode fill : fills) {
                double quantity = fill.path("quantity").asDouble();
                position += quantity;
                cash -= quantity * fill.path("price").asDouble() + fill.path("fee").asDouble();
            }

            // The demo is about a position; without one the rest would hold for nothing.
            assertThat(fills).isNotEmpty();
            assertThat(portfolio.path("cash").asDouble()).isCloseTo(cash, Offset.offset(1e-4));
            assertThat(portfolio.path("position").asDouble())
                    .isCloseTo(position, Offset.offset(1e-9));
        }
    }

    @Test
    @Order(4)
    void shouldHideOneTenantFromTheOther() throws Exception {
        try (Api alice = suite.as("alice");
                Api bob = suite.as("bob")) {
            String model = alice.get("/api/v1/models").path("items").path(0).path("name").asText();
            String run =
                    alice.get("/api/v1/training-runs").path("items").path(0).path("id").asText();
            String portfolio =
                    alice.get("/api/v1/portfolios").path("items").path(0).path("id").asText();

            assertThat(model).isNotBlank();
            assertThat(run).isNotBlank();
            assertThat(portfolio).isNotBlank();
            for (String path :
                    List.of(
                            "/api/v1/models/" + model,
                            "/api/v1/training-runs/" + run,
                            "/api/v1/portfolios/" + portfolio,
                            "/api/v1/instruments/BTC-USD",
                            "/v2/models/" + model)) {
                assertThat(bob.status("GET", path, null)).as(path).isEqualTo(404);
            }
            for (String list :
                    List.of(
                            "/api/v1/models",
                            "/api/v1/training-runs",
                            "/api/v1/portfolios",
                            "/api/v1/strategies",
                            "/api/v1/backtests",
                            "/api/v1/instruments")) {
                assertThat(bob.get(list).path("items")).as(list).isEmpty();
            }
        }
    }

    @Test
    @Order(5)
    void shouldRefuseWhoIsNotKnownOrNotAllowed() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                Api rita = suite.as("rita")) {
            HttpResponse<String> anonymous =
                    http.send(
                            HttpRequest.newBuilder(URI.create(suite.gateway() + "/api/v1/models"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(anonymous.statusCode()).isEqualTo(401);
            assertThat(anonymous.headers().firstValue("Content-Type").orElse(""))
                    .contains("application/problem+json");
            assertThat(
                            rita.status(
                                    "POST",
                                    "/api/v1/instruments",
                                    Map.of("symbol", "ETH-USD", "venue", "bitstamp")))
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(6)
    void shouldShowAPredictionAndTheEquityCurveInABrowser() throws IOException {
        new DashboardVisit(suite).visit();
    }

    /// One live bar, sent with a trace of our own: the feature row, the forecast and the decision
    /// that it caused carry the same trace.
    @Test
    @Order(7)
    void shouldFollowOneRequestAcrossHttpAndKafka() throws InterruptedException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        try (Api alice = suite.as("alice")) {
            JsonNode demo = alice.get("/api/v1/portfolios").path("items").path(0);
            alice.post(
                    "/api/v1/portfolios",
                    Map.of(
                            "strategyId",
                            demo.path("strategyId").asText(),
                            "stream",
                            "live",
                            "initialCash",
                            1000.0));
            long next = demo.path("lastOpenTimeMs").asLong() + 60_000L;
            alice.postTraced(
                    "/api/v1/instruments/BTC-USD/bars/live",
                    Map.of("interval", "1m", "bar", liveBar(next)),
                    "00-" + trace + "-00f067aa0ba902b7-01");
        }
        List<String> topics = List.of("features.v1", "predictions.v1", "decisions.v1");

        Set<String> reached =
                new TopicTraces("localhost:" + suite.installation().ports().kafka())
                        .topicsWith(trace, topics, Duration.ofMinutes(3));

        assertThat(reached).containsExactlyInAnyOrderElementsOf(topics);
    }

    private static Map<String, Object> liveBar(long openTimeMs) {
        return Map.of(
                "openTimeMs", openTimeMs,
                "open", 999.0,
                "high", 1001.0,
                "low", 998.0,
                "close", 1000.0,
                "volume", 3.5);
    }

    /// The machine `ci` trains on what the demo imported, and a repeated step finds the same run.
    @Test
    @Order(8)
    void shouldRetrainFromAPipelineOnceAndExitWithTheVerdict() throws Exception {
        try (Api alice = suite.as("alice")) {
            JsonNode demo = alice.get("/api/v1/training-runs").path("items").path(0).path("spec");
            RetrainStep step = RetrainStep.of(suite, "alpha", "tcn-from-ci", demo.path("dataset"));

            CommandLine.Result first = step.run();
            CommandLine.Result again = step.run();

            List<JsonNode> runs = alice.all("/api/v1/training-runs");
            assertThat(runs)
                    .filteredOn(run -> run.path("model").asText().equals("tcn-from-ci"))
                    .as(first.output())
                    .hasSize(1);
            boolean passed =
                    alice.get("/api/v1/models/tcn-from-ci/versions/1/gates")
                            .path("passed")
                            .asBoolean();
            assertThat(first.exitCode()).as(first.output()).isEqualTo(passed ? 0 : 1);
            assertThat(first.output())
                    .contains(
                            "Brier skill", "calibrated_beats_base_rate", "/#/models/tcn-from-ci/1");
            assertThat(again.exitCode()).as(again.output()).isEqualTo(first.exitCode());
        }
    }

    @Test
    @Order(9)
    void shouldRunTheDemoAgainOnWhatIsThere() throws InterruptedException {
        CommandLine.Result again = suite.demo();

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("already running", "version 2");
    }

    @Test
    @Order(10)
    void shouldTakeAUsersOwnBarsAndStopAfterwardsIfAsked() throws Exception {
        Path bars = RandomBars.write(suite.installation().home().resolve("MINE-USD_1h.csv"), 3000);

        CommandLine.Result demo = suite.demo("--once", "--data", bars.toString());

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("tcn-mine-usd-1h version 1", "The suite is stopped");
        assertThat(suite.processes()).isEmpty();
        assertThat(suite.command("status").exitCode()).isEqualTo(3);
    }

    @Test
    @Order(11)
    void shouldComeBackWithItsDataAndStopEveryProcess() throws InterruptedException {
        assertThat(suite.command("up").exitCode()).isZero();
        try (Api alice = suite.as("alice")) {
            assertThat(alice.get("/api/v1/models").path("items")).hasSize(3);
        }

        CommandLine.Result down = suite.command("down");

        assertThat(down.exitCode()).isZero();
        assertThat(suite.processes()).isEmpty();
    }
}
