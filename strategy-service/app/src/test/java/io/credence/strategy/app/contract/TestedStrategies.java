package io.credence.strategy.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.strategy.app.Calls;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
class TestedStrategies implements TestedApi {

    private static final int BARS = 150;

    private final Predictions predictions;
    private final ObjectMapper json;
    private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

    TestedStrategies(Predictions predictions, ObjectMapper json) {
        this.predictions = predictions;
        this.json = json;
    }

    @Override
    public String name() {
        return "strategy-service";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.of("runBacktest").json(backtest("${strategy}")).keyed().mayFailWith(502),
                Row.of("listBacktests").shows("backtest"),
                Row.of("getBacktest").path("id", "${backtest}").shows("backtest"),
                Row.of("openPortfolio").json(portfolio("${strategy}", "live")).keyed(),
                Row.of("listPortfolios").shows("portfolio"),
                ofPortfolio("getPortfolio").shows("portfolio"),
                ofPortfolio("listDecisions"),
                ofPortfolio("getEquity"),
                ofPortfolio("listFills"),
                ofPortfolio("getRisk"),
                ofPortfolio("haltTrading").json("{\"reason\": \"a test\"}").keyed(),
                ofPortfolio("resetTrading").json("{\"reason\": \"a test\"}").keyed(),
                Row.of("listStrategies").shows("strategy"),
                Row.of("createStrategy").json(strategy("named-${unique}")).keyed(),
                Row.of("updateStrategy")
                        .path("id", "${strategy}")
                        .header("If-Match", "*")
                        .json(strategy("${ownName}")),
                Row.of("getStrategy").path("id", "${strategy}").shows("strategy", "ownName"));
    }

    private static Row ofPortfolio(String operation) {
        return Row.of(operation).path("id", "${portfolio}");
    }

    @Override
    public Map<String, String> objects(String tenant) {
        return objects.computeIfAbsent(tenant, this::create);
    }

    private Map<String, String> create(String tenant) {
        String name = "of-" + tenant + "-" + UUID.randomUUID();
        String stream = UUID.randomUUID().toString();
        String strategy = created(tenant, "strategies", strategy(name));
        created(tenant, "strategies", strategy(name + "-2"));
        String portfolio = created(tenant, "portfolios", portfolio(strategy, stream));
        halt(tenant, created(tenant, "portfolios", portfolio(strategy, "live")));
        String backtest = created(tenant, "backtests", backtest(strategy));
        created(tenant, "backtests", backtest(strategy));
        trade(tenant, stream, portfolio);
        return Map.of(
                "strategy", strategy,
                "ownName", name,
                "portfolio", portfolio,
                "backtest", backtest);
    }

    // So that there are decisions and fills to list.
    private void trade(String tenant, String stream, String portfolio) {
        Market market = Market.of(11, BARS);
        for (int i = 0; i < BARS; i++) {
            predictions.send(tenant, stream, market.bars().get(i), market.probability()[i]);
        }
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        int bars = 0;
        while (bars < BARS) {
            assertThat(System.nanoTime()).as("%d bars in time", bars).isLessThan(deadline);
            bars = as(tenant).get("/api/v1/portfolios/" + portfolio).path("bars");
        }
    }

    // So that there is a risk event to list.
    private static void halt(String tenant, String portfolio) {
        as(tenant)
                .body("{\"reason\": \"a test\"}")
                .post("/api/v1/portfolios/" + portfolio + "/risk/halt")
                .then()
                .statusCode(200);
    }

    private static String created(String tenant, String kind, String body) {
        return as(tenant)
                .body(body)
                .post("/api/v1/" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(String tenant) {
        return Calls.as(Tokens.of(tenant).roles(Role.TRADER));
    }

    private String strategy(String name) {
        Map<String, Object> body = new HashMap<>(Calls.strategy());
        body.put("name", name);
        return text(body);
    }

    private String portfolio(String strategy, String stream) {
        return text(Map.of("strategyId", strategy, "stream", stream, "initialCash", 1000));
    }

    private String backtest(String strategy) {
        Market market = Market.of(21, 400);
        return text(
                Map.of(
                        "strategyId",
                        strategy,
                        "fromMs",
                        market.bars().get(300).openTimeMs(),
                        "toMs",
                        market.bars().get(350).openTimeMs(),
                        "initialCash",
                        1000));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> missing() {
        return Map.of(
                "strategy", "00000000-0000-0000-0000-000000000001",
                "portfolio", "00000000-0000-0000-0000-000000000002",
                "backtest", "00000000-0000-0000-0000-000000000003",
                "ownName", "nobodys");
    }
}
