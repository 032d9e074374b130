package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.platform.testkit.process.ServiceHost;
import io.credence.platform.testkit.process.ServiceProcess;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Instances of the packaged service, each a process, that share the partitions of `bars.v1` over
/// one database, while bars come all the time: a second one joins, a third one joins, the first is
/// killed by SIGKILL. Whoever takes a bar, its row is told once, in order, with the bits of one
/// fold over all bars. So is that of a bar of trades in a market that falls quiet as the instance
/// dies: it closes once, with the trade that nobody had read yet.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScaleOutIT {

    private static final int PARTITIONS = 6;
    private static final int MOST_BARS = 5_000;
    private static final List<String> QUIET =
            IntStream.range(0, 12).mapToObj(i -> "QUIET" + i + "-USD").toList();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SYMBOLS =
            IntStream.range(0, 8).mapToObj(i -> "SCALE" + i + "-USD").toList();

    private final ServiceHost host = new ServiceHost("feature");
    private final String group = "bars." + UUID.randomUUID();
    private final Map<String, ServiceProcess> instances = new ConcurrentHashMap<>();
    private final Map<String, List<Bar>> market = new TreeMap<>();
    @TempDir private static Path artifacts;
    private int sent;

    @BeforeEach
    void start() throws Exception {
        for (String symbol : SYMBOLS) {
            market.put(symbol, MarketStream.bars(Tape.bars(symbol.hashCode(), MOST_BARS)));
        }
        try (Admin admin = admin()) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(group, PARTITIONS, (short) 1),
                                    new NewTopic(group + ".dlq", 1, (short) 1),
                                    new NewTopic(group + ".trades", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() throws Exception {
        RestAssured.reset();
        for (ServiceProcess instance : instances.values()) {
            instance.kill();
        }
        host.close();
    }

    @Test
    void shouldTellEveryRowOnceWhoeverDies() throws Exception {
        try (MarketStream stream = new MarketStream(brokers(), group, group + ".trades");
                Rows rows = new Rows(brokers());
                Admin admin = admin()) {
            // Given
            startThree(stream, rows, admin);

            // When
            Map<String, Set<Integer>> shares = sharesOfAll(admin);
            String victim =
                    Collections.max(
                            shares.keySet(),
                            Comparator.comparingInt(name -> symbols(shares, name).size()));
            Set<String> orphans = symbols(shares, victim);
            long quietMs = Interval.M1.floor(System.currentTimeMillis()) - 10 * Tape.MINUTE;
            print(stream, 1, quietMs - 1);
            print(stream, 2, quietMs);
            awaitTrades(2 * QUIET.size());
            long killed = System.nanoTime();
            Objects.requireNonNull(instances.remove(victim)).kill();
            print(stream, 3, quietMs + 1);
            int before = sent;
            long rebalanced = 0;
            Map<String, Long> takenOver = new TreeMap<>();
            while (takenOver.size() < orphans.size()) {
                assertThat(System.nanoTime() - killed).isLessThan(PATIENCE.toNanos());
                feed(stream, rows);
                if (rebalanced == 0 && !shares(admin).containsKey(victim)) {
                    rebalanced = System.nanoTime() - killed;
                }
                for (FeatureRowComputed row : rows.matching(row -> isOf(row, before))) {
                    if (orphans.contains(row.instrument())) {
                        takenOver.putIfAbsent(row.instrument(), System.nanoTime() - killed);
                    }
                }
            }

            // Then
            Map<String, Set<Integer>> _ = sharesOfAll(admin);
            System.out.printf(
                    "its partitions are others' %d ms after the kill, the first rows of its %d instruments"
                            + " come after %s ms; %d bars sent%n",
                    rebalanced / 1_000_000,
                    orphans.size(),
                    takenOver.values().stream().map(ns -> ns / 1_000_000).toList(),
                    sent * SYMBOLS.size());
            stream.flush();
            for (String symbol : SYMBOLS) {
                SingleFold.shouldBeOf(
                        bars(symbol).subList(0, sent),
                        rows.await(sent, row -> row.instrument().equals(symbol)));
            }
            shouldHaveClosedQuietMarketsOnce(rows, quietMs);
            assertThat(rows.matching(ScaleOutIT::isOurs)).hasSize(sent * SYMBOLS.size());
        }
    }

    private static void shouldHaveClosedQuietMarketsOnce(Rows rows, long quietMs) {
        assertThat(rows.await(QUIET.size(), ScaleOutIT::isQuiet))
                .extracting(FeatureRowComputed::bar)
                .containsOnly(new Bar(quietMs, 12, 13, 12, 13, 2));
        rows.poll(Duration.ofSeconds(2));
        assertThat(rows.matching(ScaleOutIT::isQuiet))
                .extracting(FeatureRowComputed::instrument)
                .containsExactlyInAnyOrderElementsOf(QUIET);
    }

    /// One after the other, under way; returns when they have told all that was sent.
    private void startThree(MarketStream stream, Rows rows, Admin admin) throws Exception {
        startInstance("one");
        SYMBOLS.forEach(FeatureApi.ALPHA::createInstrument);
        QUIET.forEach(FeatureApi.ALPHA::createInstrument);
        startInstance("two");
        while (shares(admin).size() < 2) {
            feed(stream, rows);
        }
        assertThat(shares(admin).values()).allMatch(share -> share.size() == PARTITIONS / 2);
        Thread starting = Thread.ofPlatform().start(() -> startInstance("three"));
        while (shares(admin).size() < 3) {
            feed(stream, rows);
        }
        starting.join();
        int fed = sent;
        assertThat(rows.await(fed * SYMBOLS.size(), ScaleOutIT::isOurs))
                .hasSize(fed * SYMBOLS.size());
    }

    /// The next bar of each instrument.
    private void feed(MarketStream stream, Rows rows) {
        for (String symbol : SYMBOLS) {
            stream.bar(symbol, bars(symbol).get(sent));
        }
        sent++;
        rows.poll(Duration.ofMillis(200));
    }

    private List<Bar> bars(String symbol) {
        return Objects.requireNonNull(market.get(symbol));
    }

    /// A trade of each of them.
    private static void print(MarketStream stream, long number, long timeMs) {
        for (String symbol : QUIET) {
            stream.trade(new TradePrinted(symbol, number, new Trade(timeMs, 10.0 + number, 1.0)));
        }
        stream.flush();
    }

    private static boolean isQuiet(FeatureRowComputed row) {
        return QUIET.contains(row.instrument());
    }

    private static boolean isOurs(FeatureRowComputed row) {
        return SYMBOLS.contains(row.instrument());
    }

    private static boolean isOf(FeatureRowComputed row, int bar) {
        return isOurs(row) && row.bar().openTimeMs() >= Tape.START_MS + bar * Tape.MINUTE;
    }

    private static Set<String> symbols(Map<String, Set<Integer>> shares, String instance) {
        Set<Integer> partitions = Objects.requireNonNull(shares.get(instance));
        return SYMBOLS.stream()
                .filter(symbol ->
                        partitions.contains(
                                BuiltInPartitioner.partitionForKey(
                                        ("alpha:" + symbol).getBytes(UTF_8), PARTITIONS)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Which partitions which instance has; those without any are left out.
    private Map<String, Set<Integer>> shares(Admin admin) throws Exception {
        Map<String, Set<Integer>> shares = new TreeMap<>();
        ConsumerGroupDescription described =
                Objects.requireNonNull(
                                admin.describeConsumerGroups(List.of(group))
                                        .describedGroups()
                                        .get(group))
                        .get();
        for (MemberDescription member : described.members()) {
            Set<Integer> partitions =
                    member.assignment().topicPartitions().stream()
                            .map(TopicPartition::partition)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!partitions.isEmpty()) {
                shares.put(member.clientId(), partitions);
            }
        }
        return shares;
    }

    /// Once every instance that lives has its own, and nobody else: none while they share anew.
    private Map<String, Set<Integer>> sharesOfAll(Admin admin) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Set<Integer>> shares = shares(admin);
        while (!shares.keySet().equals(instances.keySet())) {
            assertThat(System.nanoTime()).as(shares.toString()).isLessThan(end);
            Thread.sleep(100);
            shares = shares(admin);
        }
        return shares;
    }

    private void awaitTrades(int count) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (storedTrades() < count) {
            assertThat(System.nanoTime()).as("trades in time").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private long storedTrades() throws Exception {
        try (Connection connection = host.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET credence.tenant = 'alpha'");
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM trade")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void startInstance(String name) {
        Map<String, String> settings = host.settings();
        settings.put("credence.artifacts.root", artifacts.toString());
        settings.put("mp.messaging.incoming.bars.topic", group);
        settings.put("mp.messaging.incoming.bars.group.id", group);
        settings.put("mp.messaging.incoming.bars.client.id", name);
        settings.put("mp.messaging.incoming.trades.topic", group + ".trades");
        settings.put("mp.messaging.incoming.trades.group.id", group + ".trades");
        // Over before anybody misses the dead, and long enough to kill one meanwhile.
        settings.put("credence.feature.trades.grace", "10S");
        settings.put("mp.messaging.incoming.trades.session.timeout.ms", "20000");
        try {
            instances.put(name, ServiceProcess.start(settings));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", brokers()));
    }

    private String brokers() {
        return Objects.requireNonNull(host.settings().get("kafka.bootstrap.servers"));
    }
}
