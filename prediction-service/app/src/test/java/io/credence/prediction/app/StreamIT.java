package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionMade;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Topics;
import io.credence.prediction.app.standin.Upstreams;
import io.credence.prediction.app.standin.Waiting;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hamcrest.Matcher;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class StreamIT {

    private static final Logger LOG = Logger.getLogger(StreamIT.class);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long START = 1_700_000_040_000L;
    private static final long MINUTE = Topics.MINUTE;

    @Inject TestModels models;
    @Inject Topics topics;
    @Inject Upstreams upstreams;

    @Test
    void shouldAnswerEveryRowInOrderAndSayWhyThereIsNoForecast() {
        // Given: 5 rows without all features, 100 warm ones, a gap of 6 bars, 70 more.
        models.champion(TestModels.ALPHA, "str", 3, "STR-USD", d -> TinyModel.forecaster(d, 0.5f));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 175; i++) {
            long time = START + (i < 105 ? i : i + 6) * MINUTE;
            times.add(time);
            send("r1", "STR-USD", time, i < 5 ? null : i * 0.01);
        }
        topics.flush();

        // When
        List<Topics.Seen> seen = topics.predictions("r1", 175);

        // Then
        List<PredictionMade> made = seen.stream().map(Topics.Seen::made).toList();
        assertThat(made).extracting(m -> m.bar().openTimeMs()).containsExactlyElementsOf(times);
        assertThat(made.subList(0, 5)).extracting(PredictionMade::reason).containsOnly("NOT_WARM");
        assertThat(made.subList(5, 68))
                .extracting(PredictionMade::reason)
                .containsOnly("COLD_WINDOW");
        assertThat(made.subList(68, 105)).allMatch(m -> m.forecast() != null);
        assertThat(made.subList(105, 168))
                .extracting(PredictionMade::reason)
                .containsOnly("COLD_WINDOW");
        assertThat(made.subList(168, 175)).allMatch(m -> m.forecast() != null);
        for (int i = 68; i < 105; i++) {
            Forecast forecast = made.get(i).forecast();
            assertThat(Objects.requireNonNull(forecast).probability())
                    .isCloseTo(sigmoid((i - 31.5) * 0.01 + 0.5), within(1e-5));
            assertThat(forecast.confidence()).isEqualTo(0.9);
        }
        assertThat(made).allMatch(m -> m.model().equals("str") && m.alias().equals("champion"));
        assertThat(made).extracting(PredictionMade::modelVersion).containsOnly(3);
        assertThat(seen).allMatch(s -> s.traceparent().startsWith("00-" + TRACE + "-"));
    }

    @Test
    void shouldKeepWhatItSaidForThoseWhoAsk() {
        // Given
        models.champion(TestModels.ALPHA, "sto", 1, "STO-USD", d -> TinyModel.forecaster(d, 0f));
        for (int i = 0; i < 66; i++) {
            send("r2", "STO-USD", START + i * MINUTE, 0.0);
        }
        topics.flush();
        topics.predictions("r2", 66);

        // Then
        String next =
                stored("alpha", "STO-USD", "sto", "r2")
                        .queryParam("page_size", 64)
                        .get("/api/v1/predictions")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(64))
                        .body("items[0].reason", equalTo("COLD_WINDOW"))
                        .body("items[0].probability", nullValue())
                        .body("items[63].probability", equalTo(0.5f))
                        .body("items[63].openTimeMs", equalTo(START + 63 * MINUTE))
                        .body("nextPageToken", notNullValue())
                        .extract()
                        .path("nextPageToken");
        stored("alpha", "STO-USD", "sto", "r2")
                .queryParam("page_size", 64)
                .queryParam("page_token", next)
                .get("/api/v1/predictions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].openTimeMs", equalTo(START + 64 * MINUTE))
                .body("nextPageToken", nullValue());
        stored("beta", "STO-USD", "sto", "r2")
                .get("/api/v1/predictions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        given().header("Authorization", Tokens.of("alpha").roles(Role.VIEWER).bearer())
                .get("/api/v1/predictions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("instrument"));
    }

    @Test
    void shouldSayNothingTwice() {
        // Given
        models.champion(TestModels.ALPHA, "dup", 1, "DUP-USD", d -> TinyModel.forecaster(d, 0f));
        for (int i = 0; i < 3; i++) {
            send("r3", "DUP-USD", START + i * MINUTE, 0.0);
        }
        // When: the same rows again, an older one, then a new one.
        for (int i = 2; i >= 0; i--) {
            send("r3", "DUP-USD", START + i * MINUTE, 0.0);
        }
        send("r3", "DUP-USD", START + 3 * MINUTE, 0.0);
        topics.flush();

        // Then: whatever the topic holds when the new row is there is all there is.
        List<Topics.Seen> seen = topics.predictions("r3", 4);
        assertThat(seen)
                .extracting(s -> s.made().bar().openTimeMs())
                .containsExactly(START, START + MINUTE, START + 2 * MINUTE, START + 3 * MINUTE);
    }

    @Test
    void shouldFillAColdLiveWindowFromFeatureService() {
        // Given: feature-service knows the past, this process saw none of it.
        models.champion(TestModels.ALPHA, "liv", 1, "LIV-USD", d -> TinyModel.forecaster(d, 0f));
        for (int i = 0; i < 100; i++) {
            upstreams.row("LIV-USD", START + i * MINUTE, values(1.0));
        }

        // When
        send(FeatureRowComputed.LIVE, "LIV-USD", START + 100 * MINUTE, 1.0);
        topics.flush();

        // Then
        Topics.Seen seen =
                topics.read(PredictionMade.TOPIC, 1, s -> s.made().instrument().equals("LIV-USD"))
                        .getFirst();
        assertThat(Objects.requireNonNull(seen.made().forecast()).probability())
                .isCloseTo(sigmoid(1.0), within(1e-6));
    }

    @Test
    void shouldPassTheBarOnWhenNoModelIsThere() {
        // When
        send("r4", "NON-USD", START, 0.0);
        topics.flush();

        // Then
        PredictionMade made = topics.predictions("r4", 1).getFirst().made();
        assertThat(made.reason()).isEqualTo("NO_MODEL");
        assertThat(made.model()).isEmpty();
        assertThat(made.answering()).isEmpty();
        assertThat(made.bar().close()).isEqualTo(100.5);
    }

    @Test
    void shouldLetEveryChampionAnswer() {
        // Given
        models.champion(TestModels.ALPHA, "two-a", 1, "TWO-USD", d -> TinyModel.forecaster(d, 0f));
        models.champion(TestModels.ALPHA, "two-b", 1, "TWO-USD", d -> TinyModel.forecaster(d, 2f));
        for (int i = 0; i < 64; i++) {
            send("r5", "TWO-USD", START + i * MINUTE, 0.0);
        }
        topics.flush();

        // When
        List<PredictionMade> made =
                topics.predictions("r5", 128).stream().map(Topics.Seen::made).toList();

        // Then
        assertThat(made.stream().filter(m -> m.model().equals("two-a"))).hasSize(64);
        List<PredictionMade> newest = made.subList(126, 128);
        assertThat(newest).allMatch(m -> m.bar().openTimeMs() == START + 63 * MINUTE);
        assertThat(newest)
                .extracting(m -> m.forecast() == null ? 0 : m.forecast().probability())
                .satisfiesExactlyInAnyOrder(
                        p -> assertThat(p.doubleValue()).isCloseTo(0.5, within(1e-6)),
                        p -> assertThat(p.doubleValue()).isCloseTo(sigmoid(2), within(1e-6)));
    }

    @Test
    void shouldLetEveryAliasAnswerAndNameThemAll() {
        // Given
        models.champion(TestModels.ALPHA, "ali", 1, "ALI-USD", d -> TinyModel.forecaster(d, 0f));
        models.serve(
                TestModels.ALPHA,
                "ali",
                "challenger",
                2,
                "ALI-USD",
                d -> TinyModel.forecaster(d, 2f));
        for (int i = 0; i < 64; i++) {
            send("r8", "ALI-USD", START + i * MINUTE, 0.0);
        }
        topics.flush();

        // When
        List<PredictionMade> made =
                topics.predictions("r8", 128).stream().map(Topics.Seen::made).toList();

        // Then
        assertThat(made)
                .allSatisfy(m ->
                        assertThat(m.answering())
                                .containsExactlyInAnyOrder("ali@champion", "ali@challenger"))
                .allMatch(m -> TestModels.BARRIER.equals(m.barrier()));
        assertThat(made.subList(126, 128))
                .extracting(m -> m.alias() + " " + m.modelVersion())
                .containsExactlyInAnyOrder("champion 1", "challenger 2");
        stored("alpha", "ALI-USD", "ali", "r8")
                .queryParam("alias", "challenger")
                .get("/api/v1/predictions")
                .then()
                .statusCode(200)
                .body("items", hasSize(64))
                .body("items[63].modelVersion", equalTo(2));
    }

    @Test
    void shouldSayWithARowOfAnotherSetThatTheModelsOwnIsNotLive() {
        // Given: a champion whose feature set is not live, as its readers can see
        String set = "own-off";
        upstreams.live(set, false);
        models.championOf(TestModels.ALPHA, "off", "OFF-USD", set, "hash-of-own-off");
        awaitLive("off", false);
        served().body("items.find { it.model == 'off' }.featureSet", equalTo(set))
                .body(
                        "items.find { it.model == 'off' }.warning",
                        containsString("PUT /api/v1/feature-sets/own-off/live"));

        // When: a bar with the suite's row only, and twice
        send(FeatureRowComputed.LIVE, "OFF-USD", START, 1.0);
        send(FeatureRowComputed.LIVE, "OFF-USD", START, 1.0);
        topics.flush();

        // Then: it has its answer
        PredictionMade said = liveAnswers("OFF-USD", 1).getFirst();
        assertThat(said.model()).isEqualTo("off");
        assertThat(said.reason()).isEqualTo("FEATURE_SET_NOT_LIVE");
        assertThat(said.forecast()).isNull();
        assertThat(said.answering()).containsExactly("off@champion");

        // When: its rows come, sooner than feature-service says so
        sendOwn(set, "OFF-USD", START + MINUTE);
        topics.flush();

        // Then
        PredictionMade answered = liveAnswers("OFF-USD", 2).getLast();
        assertThat(answered.bar().openTimeMs()).isEqualTo(START + MINUTE);
        assertThat(answered.reason()).isEqualTo("COLD_WINDOW");

        // When: it is live, and a bar comes by the rows of both
        awaitLive("off", false);
        upstreams.live(set, true);
        awaitLive("off", true);
        send(FeatureRowComputed.LIVE, "OFF-USD", START + 2 * MINUTE, 1.0);
        sendOwn(set, "OFF-USD", START + 2 * MINUTE);
        topics.flush();

        // Then: the suite's row announces the answer, its own gives it
        List<PredictionMade> both = liveAnswers("OFF-USD", 4).subList(2, 4);
        assertThat(both).extracting(PredictionMade::reason).contains("COLD_WINDOW", "NO_MODEL");
        assertThat(both)
                .allMatch(made -> made.bar().openTimeMs() == START + 2 * MINUTE)
                .allMatch(made -> made.answering().equals(List.of("off@champion")));
        served().body("items.find { it.model == 'off' }.warning", nullValue());
    }

    @Test
    void shouldWarnWhenAnAliasIsMovedToAModelWhoseSetIsNotLive() {
        // Given a version on a set whose rows come
        upstreams.live("moved-to", false);
        models.championOf(TestModels.ALPHA, "moved", 1, "MOV-USD", "core-12", TestModels.HASH);
        awaitLive("moved", true);
        warning("moved", nullValue());

        // When the alias is moved to one on a set whose rows do not
        models.championOf(TestModels.ALPHA, "moved", 2, "MOV-USD", "moved-to", "hash-of-moved-to");
        awaitLive("moved", false);

        // Then whoever looks is told which set to switch on, and that is enough
        warning("moved", containsString("PUT /api/v1/feature-sets/moved-to/live"));
        upstreams.live("moved-to", true);
        awaitLive("moved", true);
        warning("moved", nullValue());

        // And a move back needs nothing
        models.championOf(TestModels.ALPHA, "moved", 3, "MOV-USD", "core-12", TestModels.HASH);
        warning("moved", nullValue());
    }

    @Test
    void shouldSayThatASetHasChangedSinceTheTraining() {
        // Given a set that is computed otherwise now
        String set = "renewed";
        upstreams.live(set, true);
        upstreams.redefine(set, "hash-of-today");
        models.championOf(TestModels.ALPHA, "aged", 3, "AGED-USD", set, "hash-of-yesterday");
        awaitLive("aged", true);

        // When a bar comes
        send(FeatureRowComputed.LIVE, "AGED-USD", START, set, "hash-of-today");
        topics.flush();

        // Then nobody answers, and the list says why and what to do
        PredictionMade none = liveAnswers("AGED-USD", 1).getFirst();
        assertThat(none.reason()).isEqualTo("NO_MODEL");
        assertThat(none.answering()).isEmpty();
        warning(
                "aged",
                allOf(
                        containsString("feature set 'renewed' has changed since version 3"),
                        containsString("NO_MODEL"),
                        containsString("train the model again")));
        served().body("items.find { it.model == 'aged' }.featureSetChanged", equalTo(true));

        // When it was trained again and the alias moved
        models.championOf(TestModels.ALPHA, "aged", 4, "AGED-USD", set, "hash-of-today");

        // Then
        warning("aged", nullValue());
        served().body("items.find { it.model == 'aged' }.featureSetChanged", equalTo(false));
    }

    private static void warning(String model, Matcher<? super String> expected) {
        served().body("items.find { it.model == '%s' }.warning".formatted(model), expected);
    }

    private void sendOwn(String set, String instrument, long openTimeMs) {
        send(FeatureRowComputed.LIVE, instrument, openTimeMs, set, "hash-of-" + set);
    }

    private void send(String stream, String instrument, long openTimeMs, String set, String hash) {
        FeatureRowComputed core = Topics.row(stream, instrument, openTimeMs, values(1.0));
        topics.send(
                TestModels.ALPHA,
                new FeatureRowComputed(
                        core.stream(),
                        core.instrument(),
                        core.interval(),
                        set,
                        hash,
                        core.bar(),
                        core.knownTimeMs(),
                        core.values(),
                        core.warm()),
                TRACE);
    }

    private List<PredictionMade> liveAnswers(String instrument, int count) {
        return topics
                .read(
                        PredictionMade.TOPIC,
                        count,
                        seen -> seen.made().instrument().equals(instrument))
                .stream()
                .map(Topics.Seen::made)
                .toList();
    }

    private static void awaitLive(String model, boolean live) {
        Boolean _ =
                Waiting.until(
                        () ->
                                Optional.ofNullable(
                                                served().extract()
                                                        .<Boolean>path(
                                                                "items.find { it.model == '%s' }.featureSetLive"
                                                                        .formatted(model)))
                                        .filter(said -> said == live),
                        "featureSetLive of " + model);
    }

    private static ValidatableResponse served() {
        return given().header("Authorization", Tokens.of("alpha").roles(Role.VIEWER).bearer())
                .get("/api/v1/served-models")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldPutAPoisonRowAsideAndGoOn() {
        // Given
        models.champion(TestModels.ALPHA, "poi", 1, "POI-USD", d -> TinyModel.forecaster(d, 0f));

        // When
        send("r6", "POI-USD", START, 0.0);
        topics.send(TestModels.ALPHA, "POI-USD", "{\"stream\":\"poison-r6\"", TRACE);
        send("r6", "POI-USD", START + MINUTE, 0.0);
        topics.flush();

        // Then
        assertThat(topics.predictions("r6", 2)).hasSize(2);
        topics.records(
                FeatureRowComputed.TOPIC + ".dlq", record -> record.value().contains("poison-r6"));
    }

    @Test
    void shouldKeepUpWithAReplay() {
        // Given
        int rows = 1_564;
        models.champion(TestModels.ALPHA, "fast", 1, "FST-USD", d -> TinyModel.forecaster(d, 0f));

        // When
        long start = System.nanoTime();
        LongStream.range(0, rows).forEach(i -> send("r7", "FST-USD", START + i * MINUTE, i * 1e-4));
        topics.flush();
        List<Topics.Seen> seen = topics.predictions("r7", rows);

        // Then
        double seconds = (System.nanoTime() - start) / 1e9;
        LOG.infof("%d rows in %.2f s, %.0f rows/s", rows, seconds, rows / seconds);
        assertThat(seen).extracting(s -> s.made().bar().openTimeMs()).isSorted().hasSize(rows);
        given().header("Authorization", Tokens.of("alpha").roles(Role.VIEWER).bearer())
                .get("/v2/models/fast/stats")
                .then()
                .body("model_stats[0].batch_stats.batch_size.toString()", containsString("256"));
    }

    private void send(String stream, String instrument, long openTimeMs, @Nullable Double value) {
        topics.send(
                TestModels.ALPHA, Topics.row(stream, instrument, openTimeMs, values(value)), TRACE);
    }

    private static List<@Nullable Double> values(@Nullable Double value) {
        return Collections.nCopies(12, value);
    }

    private static RequestSpecification stored(
            String tenant, String instrument, String model, String stream) {
        return given().header("Authorization", Tokens.of(tenant).roles(Role.VIEWER).bearer())
                .queryParam("instrument", instrument)
                .queryParam("interval", "1m")
                .queryParam("model", model)
                .queryParam("stream", stream);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
