package io.credence.strategy.app.messaging;

import static io.credence.strategy.app.Calls.awaitBars;
import static io.credence.strategy.app.Calls.openPortfolio;
import static io.credence.strategy.app.Calls.pause;
import static io.credence.strategy.app.Calls.portfolio;
import static io.credence.strategy.app.Calls.viewer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.api.Bar;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.OrderCancelled;
import io.credence.strategy.api.OrderFilled;
import io.credence.strategy.api.OrderPlaced;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.Calls;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.credence.strategy.app.domain.Strategies;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import io.credence.strategy.engine.portfolio.Fill;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Predictions in, decisions out, over a real broker and a real database. Every bar restores the
/// engine from its row, so equality with an uninterrupted run is equality after any restart.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class PaperTradingIT {

    private static final TenantId ALPHA = new TenantId("alpha");
    private static final int BARS = 400;

    @Inject Predictions predictions;
    @Inject Strategies strategies;
    @Inject AgroalDataSource database;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldTradeAStreamAsABacktestDoes() {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(1, BARS);
        String id = openPortfolio(stream, Calls.strategy());
        // When
        predictions.send(stream, market, 0, BARS);
        awaitBars(id, BARS);
        // Then
        BacktestResult expected = backtest(id, market);
        JsonPath curve =
                viewer().get("/api/v1/portfolios/" + id + "/equity")
                        .then()
                        .extract()
                        .jsonPath(Calls.EXACT);
        assertThat(doubles(curve, "equity")).isEqualTo(expected.equity());
        assertThat(doubles(curve, "position")).isEqualTo(expected.position());
        assertThat(expected.fills()).hasSizeGreaterThan(10);
        assertThat(fills(id))
                .isEqualTo(expected.fills().reversed().stream().map(Fill::price).toList());
        Map<String, Integer> reasons = portfolio(id).getMap("reasons");
        expected.statistics()
                .reasons()
                .forEach(
                        (reason, count) -> assertThat(reasons).containsEntry(reason.name(), count));
        shouldAddUp(id);
        shouldHavePublished(id, expected);
    }

    @Test
    void shouldIgnoreBarsThatItHasSeen() {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(2, 120);
        String id = openPortfolio(stream, Calls.strategy());
        predictions.send(stream, market, 0, 100);
        awaitBars(id, 100);
        JsonPath before = portfolio(id);
        // When: old bars again, then new ones
        predictions.send(stream, market, 0, 100);
        predictions.send(stream, market, 100, 120);
        awaitBars(id, 120);
        // Then
        assertThat(portfolio(id).getLong("bars")).isEqualTo(120);
        assertThat(before.getLong("bars")).isEqualTo(100);
        BacktestResult expected = backtest(id, market);
        assertThat(portfolio(id).getDouble("equity"))
                .isEqualTo(expected.equity()[expected.equity().length - 1]);
        shouldAddUp(id);
    }

    @Test
    void shouldFollowOnlyTheOwnTenantsStream() {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(3, 10);
        String id = openPortfolio(stream, Calls.strategy());
        // When: beta's predictions of the same stream come first
        market.bars().forEach(bar -> predictions.send("beta", stream, bar, 0.9));
        predictions.send("another", market, 0, 10);
        predictions.send(stream, market, 0, 5);
        awaitBars(id, 5);
        // Then
        assertThat(portfolio(id).getLong("lastOpenTimeMs"))
                .isEqualTo(market.bars().get(4).openTimeMs());
    }

    @Test
    void shouldFollowTheBarsWhenTheModelIsNotServed() {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(5, 4);
        String served = openPortfolio(stream, Calls.strategy());
        Map<String, Object> other = Calls.strategy();
        other.put("alias", "challenger");
        String unserved = openPortfolio(stream, other);
        // When
        predictions.send(stream, market, 0, 3);
        PredictionMade none =
                new PredictionMade(
                        stream,
                        "BTC-USD",
                        "1m",
                        market.bars().get(3),
                        0,
                        "",
                        "champion",
                        null,
                        null,
                        null,
                        PredictionMade.NO_MODEL,
                        List.of());
        predictions.send("alpha", none);
        awaitBars(served, 4);
        awaitBars(unserved, 4);
        // Then
        assertThat(forecastReasons(served))
                .containsExactly("NO_MODEL", "COLD_WINDOW", "COLD_WINDOW", "COLD_WINDOW");
        assertThat(forecastReasons(unserved)).hasSize(4).containsOnly("NO_MODEL");
    }

    @Test
    void shouldMarkAndExitThoughTheAnnouncedModelNeverAnswers() {
        // Given: a position
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(1, BARS);
        String id = openPortfolio(stream, Calls.strategy());
        int bars = 0;
        do {
            predictions.send(stream, market, bars, bars + 1);
            awaitBars(id, ++bars);
        } while (portfolio(id).getDouble("position") == 0);
        double[] heard = market.probability().clone();
        // When: only other models speak, and each announces ours, for longer than the time limit
        int silent = bars + Predictions.BARRIER.horizonBars() + 1;
        for (int i = bars; i < silent; i++) {
            announced(stream, market.bars().get(i));
            heard[i] = Double.NaN;
        }
        awaitBars(id, silent);
        // Then
        assertThat(portfolio(id).getDouble("position")).isZero();
        assertThat(portfolio(id).getLong("lastOpenTimeMs"))
                .isEqualTo(market.bars().get(silent - 1).openTimeMs());
        // When: late answers, then both as it should be
        predictions.send(stream, market, bars, silent - 1);
        for (int i = silent; i < BARS; i++) {
            announced(stream, market.bars().get(i));
            predictions.send(stream, market, i, i + 1);
        }
        awaitBars(id, BARS);
        awaitDecisions(id, BARS);
        // Then: as a backtest that never heard those answers
        BacktestResult expected = backtest(id, market, heard);
        assertThat(fills(id))
                .hasSizeGreaterThan(10)
                .isEqualTo(expected.fills().reversed().stream().map(Fill::price).toList());
        assertThat(reasons(id))
                .containsEntry("NO_FORECAST", count(expected, DecisionReason.NO_FORECAST));
        shouldAddUp(id);
    }

    private void announced(String stream, Bar bar) {
        predictions.send(
                "alpha",
                Predictions.made(stream, bar, "gru", 0.9, List.of("gru@champion", "tcn@champion")));
    }

    private static Integer count(BacktestResult result, DecisionReason reason) {
        return result.statistics().reasons().getOrDefault(reason, 0);
    }

    @Test
    void shouldShowAnOpenPositionAndWhereItEnds() {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(1, BARS);
        String id = openPortfolio(stream, Calls.strategy());
        int bars = 0;
        // When
        do {
            predictions.send(stream, market, bars, bars + 5);
            bars += 5;
            awaitBars(id, bars);
        } while (portfolio(id).getDouble("position") == 0);
        // Then
        JsonPath open = portfolio(id);
        double reference = open.getDouble("open.reference");
        assertThat(open.getDouble("open.quantity")).isEqualTo(open.getDouble("position"));
        assertThat(open.getDouble("open.targetPrice")).isCloseTo(reference * 1.008, within(1e-9));
        assertThat(open.getDouble("open.stopPrice")).isCloseTo(reference * 0.996, within(1e-9));
        assertThat(open.getInt("open.bars")).isBetween(1, 7);
        assertThat(open.getInt("open.horizonBars")).isEqualTo(8);
        double kept = 0.9998 * 0.999 / (1.0002 * 1.001);
        double loss = 1 - 0.996 * kept;
        assertThat(open.getDouble("breakEven"))
                .isCloseTo(loss / (1.008 * kept - 1 + loss), within(1e-12));
        assertThat(open.getDouble("peakEquity")).isGreaterThanOrEqualTo(10_000);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("credence_trading_decisions_total"))
                .body(containsString("credence_trading_orders_total"))
                .body(containsString("credence_trading_step_seconds_count"));
    }

    @Test
    void shouldPageDecisionsFromTheNewest() {
        // Given
        String stream = UUID.randomUUID().toString();
        Market market = Market.of(4, 25);
        String id = openPortfolio(stream, Calls.strategy());
        predictions.send(stream, market, 0, 25);
        awaitBars(id, 25);
        // When
        String path = "/api/v1/portfolios/" + id + "/decisions";
        JsonPath first = viewer().queryParam("page_size", 20).get(path).then().extract().jsonPath();
        JsonPath rest =
                viewer().queryParam("page_size", 20)
                        .queryParam("page_token", first.getString("nextPageToken"))
                        .get(path)
                        .then()
                        .extract()
                        .jsonPath();
        // Then
        assertThat(first.getList("items")).hasSize(20);
        assertThat(rest.getList("items")).hasSize(5);
        assertThat(rest.getString("nextPageToken")).isNull();
        assertThat(first.getString("items[0].reason")).isEqualTo("NO_FORECAST");
        assertThat(first.getString("items[0].forecastReason")).isEqualTo("COLD_WINDOW");
        assertThat(rest.getLong("items[4].barOpenTimeMs")).isEqualTo(Market.START_MS);
    }

    private static List<String> forecastReasons(String id) {
        return viewer().get("/api/v1/portfolios/" + id + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.forecastReason");
    }

    private void awaitDecisions(String id, int decisions) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (reasons(id).values().stream().mapToInt(Integer::intValue).sum() < decisions) {
            assertThat(System.nanoTime()).as("decisions in time").isLessThan(deadline);
            pause();
        }
    }

    private static Map<String, Integer> reasons(String id) {
        return portfolio(id).getMap("reasons");
    }

    private BacktestResult backtest(String portfolioId, Market market) {
        return backtest(portfolioId, market, market.probability());
    }

    private BacktestResult backtest(String portfolioId, Market market, double[] heard) {
        UUID strategy = UUID.fromString(portfolio(portfolioId).getString("strategyId"));
        StrategySpec spec =
                TenantScope.call(ALPHA, () -> strategies.find(strategy).orElseThrow().spec());
        return new Backtest(spec, 10_000).run(BarSeries.of(market.bars()), heard);
    }

    private static List<Double> fills(String id) {
        return viewer().queryParam("page_size", 500)
                .get("/api/v1/portfolios/" + id + "/fills")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(Calls.EXACT)
                .getList("items.price", Double.class);
    }

    private static double[] doubles(JsonPath json, String column) {
        return json.getList(column, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    // What the tables say, without any code of ours between.
    private void shouldAddUp(String id) {
        String sql =
                """
                select p.cash - p.initial_cash - coalesce(sum(-f.quantity * f.price - f.fee), 0),
                    p.position - coalesce(sum(f.quantity), 0)
                from portfolio p left join fill f on f.portfolio_id = p.id
                where p.id = ? group by p.id
                """;
        TenantScope.run(
                ALPHA,
                () -> {
                    try (Connection connection = database.getConnection();
                            PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setObject(1, UUID.fromString(id));
                        ResultSet row = statement.executeQuery();
                        assertThat(row.next()).isTrue();
                        assertThat(row.getDouble(1)).isCloseTo(0, within(1e-5));
                        assertThat(row.getDouble(2)).isCloseTo(0, within(1e-9));
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private void shouldHavePublished(String id, BacktestResult expected) {
        int fills = expected.fills().size();
        int orders = Math.toIntExact(expected.finalState().orders());
        int cancelled = orders - fills - (expected.finalState().pending() == null ? 0 : 1);
        int wanted = BARS + orders + fills + cancelled;
        List<ConsumerRecord<String, String>> events =
                PublishedEvents.of(kafka, DecisionMade.TOPIC, "alpha:" + id, wanted);
        assertThat(PublishedEvents.ofType(events, DecisionMade.TYPE)).hasSize(BARS);
        assertThat(PublishedEvents.ofType(events, OrderFilled.TYPE)).hasSize(fills);
        assertThat(PublishedEvents.ofType(events, OrderPlaced.TYPE)).hasSize(orders);
        assertThat(PublishedEvents.ofType(events, OrderCancelled.TYPE)).hasSize(cancelled);
        List<String> decisions = PublishedEvents.ofType(events, DecisionMade.TYPE);
        long[] times =
                decisions.stream()
                        .mapToLong(json -> JsonPath.from(json).getLong("barOpenTimeMs"))
                        .toArray();
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        assertThat(times).isEqualTo(sorted);
        assertThat(decisions.getFirst()).contains(DecisionReason.NO_FORECAST.name());
    }
}
