package io.credence.strategy.app.messaging;

import static io.credence.strategy.app.Calls.openPortfolio;
import static io.credence.strategy.app.Calls.portfolio;
import static io.credence.strategy.app.Calls.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.platform.service.json.StoredJson;
import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.process.KillableService;
import io.credence.platform.testkit.process.ServiceHost;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.OrderFilled;
import io.credence.strategy.api.OrderPlaced;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.Calls;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.credence.strategy.app.rest.FakeSuite;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged service, by SIGKILL, before and after each side effect of trading a stream:
/// its transactions, the events it sends, the offsets it commits, and at random. What is left is,
/// to the last bit, what an undisturbed backtest leaves, and cash and position are the sum of the
/// fills.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private static final int CHUNK = 12;
    private static final int MOST_CHUNKS = 90;
    private static final int BARS = CHUNK * MOST_CHUNKS;
    private static final int TRIES = 3;
    private static final int RANDOM_KILLS = 3;
    private static final int MOST_DELAY_MS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ServiceHost host = new ServiceHost("strategy");
    private final FakeSuite suite = new FakeSuite();
    private final Map<String, String> settings = host.settings();
    private final Market market = Market.of(31, BARS);
    private final String stream = UUID.randomUUID().toString();
    @TempDir private static Path control;
    private final RandomGenerator random = new SplittableRandom(7);
    private @Nullable Chaos chaos;
    private @Nullable KillableService service;
    private @Nullable KafkaProducer<String, String> producer;
    private String portfolio = "";
    private int sent;

    @BeforeAll
    void start() throws Exception {
        settings.putAll(suite.start());
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
        // Back at once, where the group would wait for the one that died.
        settings.put("mp.messaging.incoming.predictions.group.id", stream);
        settings.put("mp.messaging.incoming.predictions.group.instance.id", "the-only-one");
        List<Site> sites = new ArrayList<>(Site.DATABASE_AND_KAFKA);
        sites.addAll(Site.CONSUMER_OFFSETS);
        chaos = Chaos.at(control, sites);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer());
        service = new KillableService(settings, chaos);
    }

    @AfterAll
    void stop() throws Exception {
        RestAssured.reset();
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
        if (service != null) {
            service.kill();
        }
        suite.stop();
        host.close();
    }

    @Test
    void shouldTradeAsIfNothingHadHappened() throws Exception {
        // Given: what happens when nobody disturbs it
        portfolio = openPortfolio(stream, Calls.strategy());
        chaos().forget();
        for (int chunk = 0; chunk < 8; chunk++) {
            sendChunk();
            awaitBars();
        }
        chaos().awaitPassed("after commit of outbox", "after offset commit");

        // When
        List<String> killed =
                service().killAtEach(chaos().armings(), _ -> sendUntilItDies(), _ -> shouldAddUp());
        for (int kill = 0; kill < RANDOM_KILLS; kill++) {
            sendChunk();
            Thread.sleep(random.nextInt(MOST_DELAY_MS));
            service().kill();
            service().revive();
            shouldAddUp();
        }

        // Then
        assertThat(killed)
                .contains(
                        "before Kafka send",
                        "after Kafka send",
                        "before commit of outbox",
                        "after commit of outbox",
                        "before offset commit");
        assertThat(killed).anyMatch(point -> point.startsWith("before") && point.contains("fill"));
        assertThat(killed).anyMatch(point -> point.startsWith("after") && point.contains("fill"));
        shouldEqualABacktest();
    }

    /// Not every chunk of bars comes to every point.
    private void sendUntilItDies() throws Exception {
        boolean dead = false;
        for (int attempt = 0; attempt < TRIES && !dead; attempt++) {
            sendChunk();
            dead = service().dies();
        }
    }

    private void sendChunk() throws Exception {
        assertThat(sent + CHUNK).as("enough bars for all points").isLessThanOrEqualTo(BARS);
        for (int i = sent; i < sent + CHUNK; i++) {
            Bar bar = market.bars().get(i);
            if (i % 2 == 0) {
                // Somebody else speaks first: the bar is marked, and a kill may part it from its
                // decision.
                send(
                        Predictions.made(
                                stream, bar, "gru", 0.9, List.of("gru@champion", "tcn@champion")));
            }
            send(
                    Predictions.made(
                            stream, bar, "tcn", market.probability()[i], List.of("tcn@champion")));
        }
        sent += CHUNK;
    }

    private void send(PredictionMade made) throws Exception {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(PredictionMade.TOPIC, "alpha:BTC-USD", StoredJson.write(made));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", PredictionMade.TYPE,
                        "ce_source", "prediction-service",
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_tenantid", "alpha",
                        "content-type", "application/json")
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Objects.requireNonNull(producer).send(record).get();
    }

    private void awaitBars() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (portfolio(portfolio).getLong("bars") < sent) {
            assertThat(System.nanoTime()).as("bars in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private void shouldEqualABacktest() throws Exception {
        StrategySpec spec =
                StoredJson.read(text("select spec::text from strategy"), StrategySpec.class);
        BacktestResult expected =
                new Backtest(spec, 10_000)
                        .run(
                                BarSeries.of(market.bars().subList(0, sent)),
                                Arrays.copyOf(market.probability(), sent));
        JsonPath curve =
                viewer().get("/api/v1/portfolios/" + portfolio + "/equity").jsonPath(Calls.EXACT);
        assertThat(curve.getList("equity", Double.class))
                .isEqualTo(Arrays.stream(expected.equity()).boxed().toList());
        assertThat(number("select count(*) from decision")).isEqualTo(sent);
        assertThat(number("select count(*) from fill")).isEqualTo(expected.fills().size());
        assertThat(expected.fills()).hasSizeGreaterThan(10);
        awaitEvents();
        assertThat(ids(DecisionMade.TYPE)).hasSize(sent);
        assertThat(ids(OrderFilled.TYPE)).hasSize(expected.fills().size());
        // A bar makes one order at most, and the portfolio numbers them without a hole.
        long orders = number("select count(*) from paper_order");
        assertThat(number("select count(distinct open_time_ms) from paper_order"))
                .isEqualTo(orders);
        assertThat(number("select max(number) - min(number) + 1 from paper_order"))
                .isEqualTo(orders);
        assertThat(ids(OrderPlaced.TYPE)).hasSize((int) orders);
    }

    /// The relay sends what the transactions left, in its own time.
    private void awaitEvents() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number("select count(*) from outbox") > 0) {
            assertThat(System.nanoTime()).as("events in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    /// Events by their ids: what is sent twice has one id.
    private Set<String> ids(String type) {
        return PublishedEvents.all(brokers(), DecisionMade.TOPIC, "alpha:" + portfolio).stream()
                .filter(record -> header(record, "ce_type").equals(type))
                .map(record -> header(record, "ce_id"))
                .collect(Collectors.toSet());
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void shouldAddUp() throws Exception {
        awaitBars();
        assertThat(
                        Double.parseDouble(
                                text(
                                        """
                                        select coalesce(p.cash - p.initial_cash + sum(f.quantity * f.price + f.fee), 0)
                                        from portfolio p left join fill f on f.portfolio_id = p.id group by p.id\
                                        """)))
                .isCloseTo(0, within(1e-5));
        assertThat(
                        Double.parseDouble(
                                text(
                                        """
                                        select coalesce(p.position - sum(f.quantity), 0)
                                        from portfolio p left join fill f on f.portfolio_id = p.id group by p.id\
                                        """)))
                .isCloseTo(0, within(1e-9));
    }

    private String brokers() {
        return Objects.requireNonNull(settings.get("kafka.bootstrap.servers"));
    }

    private Chaos chaos() {
        return Objects.requireNonNull(chaos);
    }

    private KillableService service() {
        return Objects.requireNonNull(service);
    }

    private long number(String sql) throws Exception {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws Exception {
        try (Connection connection = host.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set credence.tenant = 'alpha'");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
