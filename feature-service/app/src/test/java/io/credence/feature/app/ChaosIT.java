package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.process.KillableService;
import io.credence.platform.testkit.process.ServiceHost;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged service, by SIGKILL, before and after each side effect of bars that close, of
/// a replay, and of imports from an exchange. A bar acknowledged is a bar stored, every bar has its
/// feature row once, with the values that a query computes, and what an exchange has is taken once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private static final String SYMBOL = "CHAOS-USD";
    private static final int STORED = 150;
    private static final int MOST_BARS = 200;
    private static final int REPLAYED = 20;
    private static final FeatureApi API = FeatureApi.ALPHA;

    private final ServiceHost host = new ServiceHost("feature");
    private final Map<String, String> settings = host.settings();
    private final String[] lines =
            new String(Tape.bars(17L, STORED, STORED + MOST_BARS), UTF_8).split("\n", -1);
    private final List<String> replays = new ArrayList<>();
    private final RecordedExchange exchange = new RecordedExchange();
    private final ImportsUnderFire imports = new ImportsUnderFire(API, this::insist);
    @TempDir private static Path control;
    @TempDir private static Path artifacts;
    private @Nullable Chaos chaos;
    private @Nullable KillableService service;
    private int closed;

    @BeforeAll
    void start() throws Exception {
        settings.put("credence.artifacts.root", artifacts.toString());
        settings.put("credence.feature.replay.lease", "2S");
        settings.put("credence.feature.exchange.lease", "2S");
        settings.put("credence.feature.exchange.page-bars", "20");
        settings.putAll(exchange.start());
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
        chaos = Chaos.at(control, Site.DATABASE_AND_KAFKA);
        service = new KillableService(settings, chaos);
    }

    @AfterAll
    void stop() throws Exception {
        RestAssured.reset();
        if (service != null) {
            service.kill();
        }
        exchange.stop();
        host.close();
    }

    @Test
    void shouldKeepEveryBarAndTellEveryRowOnce() throws Exception {
        // Given: what happens when nobody disturbs it
        API.createInstrument(SYMBOL);
        API.importBars(SYMBOL, "1m", Tape.bars(17L, STORED)).statusCode(200);
        imports.createInstruments();
        work();
        chaos().forget();
        work();
        chaos().awaitPassed("after Kafka send", "after commit of outbox");

        // When
        List<String> killed = service().killAtEach(points(), _ -> work(), _ -> {});

        // Then
        assertThat(killed)
                .contains(
                        "before Kafka send",
                        "after Kafka send",
                        "before commit of outbox",
                        "after commit of outbox");
        assertThat(killed).anyMatch(point -> point.contains("bar"));
        assertThat(killed).anyMatch(point -> point.contains("replay"));
        assertThat(killed)
                .contains("before commit of exchange_import", "after commit of exchange_import")
                // Whether a page changes a gap too depends on where its stretch lies.
                .anyMatch(point -> point.matches("(before|after) commit of bar, exchange_import.*"))
                .anyMatch(point -> point.matches("before commit of .*exchange_import.* trade\\b.*"))
                .anyMatch(point -> point.matches("after commit of .*exchange_import.* trade\\b.*"));
        imports.assertTakenOnce();
        assertThat(API.countBars(SYMBOL, "1m")).isEqualTo(STORED + closed);
        try (Rows rows = new Rows(brokers())) {
            shouldHave(rows, FeatureRowComputed.LIVE, STORED, closed);
            for (String replay : replays) {
                shouldHave(rows, replay, STORED - REPLAYED, REPLAYED);
            }
        }
    }

    // That an import is asked for once is what every other request shows.
    private List<Chaos.Arming> points() throws Exception {
        return chaos().armings().stream()
                .filter(point -> !point.point().matches(".*exchange_import, idempotency.*"))
                .toList();
    }

    private void insist(Callable<Response> call) throws Exception {
        service().insist(call);
    }

    /// Two bars close, a replay and two imports run, whatever dies meanwhile.
    private void work() throws Exception {
        imports.start();
        close();
        close();
        String id = UUID.randomUUID().toString();
        replays.add(id);
        service()
                .insist(() ->
                        API.json(Role.TRADER)
                                .header("Idempotency-Key", id)
                                .body(
                                        """
                                        {"id":"%s","instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
                                         "barsPerSecond":0,"warmUpBars":0}\
                                        """
                                                .formatted(
                                                        id,
                                                        SYMBOL,
                                                        time(STORED - REPLAYED),
                                                        time(STORED)))
                                .post("/api/v1/replays"));
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!state(id).equals("COMPLETED")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
        imports.await();
    }

    private void close() throws Exception {
        String[] field = lines[++closed].split(",", -1);
        String bar =
                "{\"openTimeMs\":%s,\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%s}"
                        .formatted((Object[]) field);
        service()
                .insist(() ->
                        API.json(Role.TRADER)
                                .body("{\"interval\":\"1m\",\"bar\":" + bar + "}")
                                .post("/api/v1/instruments/" + SYMBOL + "/bars/live"));
    }

    private String state(String replay) throws Exception {
        List<String> state = new ArrayList<>();
        service()
                .insist(() -> {
                    Response answer = API.as(Role.VIEWER).get("/api/v1/replays/" + replay);
                    state.add(answer.jsonPath().getString("state"));
                    return answer;
                });
        return state.getLast();
    }

    private void shouldHave(Rows rows, String stream, int first, int count) {
        List<FeatureRowComputed> found =
                rows.await(count, row -> row.stream().equals(stream) && isOurs(row));
        JsonPath asked =
                API.read(
                        "/api/v1/instruments/%s/features?interval=1m&from_ms=%d&to_ms=%d"
                                .formatted(SYMBOL, time(first), time(first + count)));
        assertThat(found).as(stream).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(found.get(i).bar().openTimeMs()).as(stream).isEqualTo(time(first + i));
            assertThat(found.get(i).values().toString())
                    .as(stream)
                    .isEqualTo(asked.getList("values[" + i + "]", Double.class).toString());
        }
    }

    // Other tests share the broker.
    private static boolean isOurs(FeatureRowComputed row) {
        return row.instrument().equals(SYMBOL);
    }

    private static long time(int bar) {
        return Tape.START_MS + bar * Tape.MINUTE;
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
}
