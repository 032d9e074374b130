package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Interval;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.kernels.bars.TradeAggregator;
import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.process.KillableService;
import io.credence.platform.testkit.process.ServiceHost;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged service, by SIGKILL, before and after each side effect of taking bars and
/// trades from Kafka: its transactions, the rows it sends, the offsets it commits. Every bar, sent
/// or made of trades, has its row once and in order, with the bits of one fold.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamChaosIT {

    private static final String BARS = "KILLED-USD";
    private static final String TRADES = "KILLED-EUR";
    private static final int CHUNK = 5;
    private static final int TRADES_PER_BAR = 12;
    private static final int MOST_CHUNKS = 120;
    private static final int TRIES = 3;

    private final ServiceHost host = new ServiceHost("feature");
    private final Map<String, String> settings = host.settings();
    private final List<Bar> bars = MarketStream.bars(Tape.bars(41L, MOST_CHUNKS * CHUNK));
    private final List<TradePrinted> trades =
            MarketStream.trades(TRADES, Tape.trades(42L, MOST_CHUNKS * CHUNK * TRADES_PER_BAR));
    @TempDir private static Path control;
    @TempDir private static Path artifacts;
    private @Nullable Chaos chaos;
    private @Nullable KillableService service;
    private @Nullable MarketStream market;
    private @Nullable Rows rows;
    private int chunks;

    @BeforeAll
    void start() throws Exception {
        String topic = "killed." + UUID.randomUUID();
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
        settings.put("credence.artifacts.root", artifacts.toString());
        for (String channel : List.of("bars", "trades")) {
            String name = topic + "." + channel;
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
                admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
            }
            settings.put("mp.messaging.incoming." + channel + ".topic", name);
            settings.put("mp.messaging.incoming." + channel + ".group.id", name);
            // Back at once, where the group would wait for the one that died.
            settings.put("mp.messaging.incoming." + channel + ".group.instance.id", "the-only-one");
        }
        List<Site> sites = new ArrayList<>(Site.DATABASE_AND_KAFKA);
        sites.addAll(Site.CONSUMER_OFFSETS);
        chaos = Chaos.at(control, sites);
        market = new MarketStream(brokers(), topic + ".bars", topic + ".trades");
        rows = new Rows(brokers());
        service = new KillableService(settings, chaos);
    }

    @AfterAll
    void stop() throws Exception {
        RestAssured.reset();
        if (service != null) {
            service.kill();
        }
        if (market != null) {
            market.close();
        }
        if (rows != null) {
            rows.close();
        }
        host.close();
    }

    @Test
    void shouldKeepWhatIsStreamedAndTellEveryRowOnce() throws Exception {
        // Given: what happens when nobody disturbs it
        FeatureApi.ALPHA.createInstrument(BARS);
        FeatureApi.ALPHA.createInstrument(TRADES);
        sendChunk();
        awaitRows();
        chaos().forget();
        sendChunk();
        awaitRows();
        chaos().awaitPassed("after commit of outbox", "after offset commit");

        // When
        List<String> killed =
                service().killAtEach(chaos().armings(), _ -> sendUntilItDies(), _ -> awaitRows());

        // Then
        assertThat(killed)
                .contains(
                        "before Kafka send",
                        "after Kafka send",
                        "before commit of outbox",
                        "after commit of outbox",
                        "before offset commit");
        assertThat(killed)
                .anyMatch(point -> point.matches("before commit of bar, .*outbox, series.*"));
        assertThat(killed)
                .anyMatch(point -> point.matches("after commit of bar, .*outbox, series.*"));
        assertThat(killed)
                .anyMatch(point -> point.matches("before commit of .*trade, trade_stream"));
        assertThat(killed)
                .anyMatch(point -> point.matches("after commit of .*trade, trade_stream"));
        SingleFold.shouldBeOf(bars.subList(0, chunks * CHUNK), told(BARS));
        SingleFold.shouldBeOf(closed(), told(TRADES));
        rows().poll(Duration.ofSeconds(1));
        assertThat(rows().matching(StreamChaosIT::isOurs))
                .hasSize(chunks * CHUNK + closed().size());
    }

    /// Not every chunk comes to every point.
    private void sendUntilItDies() throws Exception {
        boolean dead = false;
        for (int attempt = 0; attempt < TRIES && !dead; attempt++) {
            sendChunk();
            dead = service().dies();
        }
    }

    private void sendChunk() {
        MarketStream stream = Objects.requireNonNull(market);
        for (Bar bar : bars.subList(chunks * CHUNK, (chunks + 1) * CHUNK)) {
            stream.bar(BARS, bar);
        }
        int most = CHUNK * TRADES_PER_BAR;
        trades.subList(chunks * most, (chunks + 1) * most).forEach(stream::trade);
        stream.flush();
        chunks++;
    }

    private void awaitRows() {
        told(BARS);
        told(TRADES);
    }

    private List<FeatureRowComputed> told(String symbol) {
        int count = symbol.equals(BARS) ? chunks * CHUNK : closed().size();
        List<FeatureRowComputed> told = rows().await(count, row -> row.instrument().equals(symbol));
        assertThat(told).as(symbol).hasSize(count);
        return told;
    }

    /// What the trades that were sent make, without the first bar, whose beginning nobody saw, and
    /// the last, which is open.
    private List<Bar> closed() {
        List<Bar> closed = new ArrayList<>();
        TradeAggregator aggregator = new TradeAggregator(Interval.M1, closed::add);
        for (TradePrinted each : trades.subList(0, chunks * CHUNK * TRADES_PER_BAR)) {
            aggregator.add(each.trade().timeMs(), each.trade().price(), each.trade().amount());
        }
        return closed.isEmpty() ? closed : closed.subList(1, closed.size());
    }

    // Other tests share the broker.
    private static boolean isOurs(FeatureRowComputed row) {
        return row.instrument().equals(BARS) || row.instrument().equals(TRADES);
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

    private Rows rows() {
        return Objects.requireNonNull(rows);
    }
}
