package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.api.PredictionMade;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.SlowAnswers;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Topics;
import io.credence.prediction.app.standin.Upstreams;
import io.credence.prediction.app.standin.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// How feature sets stand, from feature-service and from rows.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class FeatureSetStatesIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long START = 1_700_000_040_000L;

    @Inject TestModels models;
    @Inject Topics topics;
    @Inject Upstreams upstreams;
    @Inject SlowAnswers slow;

    @Test
    void shouldBelieveARowMoreThanAnAnswerThatItOvertook() {
        // Given a set that was switched on, and somebody who is told so as it was defined then
        String set = "overtaken";
        upstreams.live(set, false);
        models.championOf(TestModels.ALPHA, "overt", 1, "OVT-USD", set, "hash-of-today");
        Boolean _ = Waiting.until(() -> said("overt", "featureSetLive"), "word of the set");
        slow.hold(set);
        upstreams.redefine(set, "hash-of-yesterday");
        upstreams.live(set, true);
        CompletableFuture<ValidatableResponse> answer =
                CompletableFuture.supplyAsync(FeatureSetStatesIT::served);
        slow.awaitQuestion(set);

        // When a row comes while the answer is under way
        topics.send(TestModels.ALPHA, row("OVT-USD", set, "hash-of-today"), TRACE);
        topics.flush();
        assertThat(topics.read(PredictionMade.TOPIC, 1, seen -> isOf(seen, "OVT-USD"))).hasSize(1);
        upstreams.redefine(set, "hash-of-today");
        slow.release(set);

        // Then the set is as the row says
        answer.join().body("items.find { it.model == 'overt' }.warning", nullValue());
    }

    @Test
    void shouldCountAModelWhoseSetHasChanged() {
        // Given
        String set = "recounted";
        upstreams.live(set, true);
        upstreams.redefine(set, "hash-of-today");
        models.championOf(TestModels.ALPHA, "count", 1, "CNT-USD", set, "hash-of-today");
        Boolean _ = Waiting.until(() -> said("count", "featureSetLive"), "word of the set");
        double before = withoutRows();
        // When the alias is moved to a version that was trained on the set of before
        models.championOf(TestModels.ALPHA, "count", 2, "CNT-USD", set, "hash-of-yesterday");
        // Then
        awaitWithoutRows(before + 1);
        // When it was trained again
        models.championOf(TestModels.ALPHA, "count", 3, "CNT-USD", set, "hash-of-today");
        // Then
        awaitWithoutRows(before);
    }

    // The word of other models' sets may be as old as the last reading of the aliases.
    private static void awaitWithoutRows(double models) {
        Double _ =
                Waiting.until(
                        () -> Optional.of(withoutRows()).filter(count -> count == models),
                        models + " models without rows");
    }

    private static double withoutRows() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("credence_prediction_models_without_rows"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static boolean isOf(Topics.Seen seen, String instrument) {
        return seen.made().instrument().equals(instrument);
    }

    private static Optional<Boolean> said(String model, String member) {
        return Optional.ofNullable(
                served().extract()
                        .<Boolean>path(
                                "items.find { it.model == '%s' }.%s".formatted(model, member)));
    }

    private static ValidatableResponse served() {
        return given().header("Authorization", Tokens.of("alpha").roles(Role.VIEWER).bearer())
                .get("/api/v1/served-models")
                .then()
                .statusCode(200);
    }

    private static FeatureRowComputed row(String instrument, String set, String hash) {
        FeatureRowComputed core =
                Topics.row(
                        FeatureRowComputed.LIVE, instrument, START, Collections.nCopies(12, 1.0));
        return new FeatureRowComputed(
                core.stream(),
                core.instrument(),
                core.interval(),
                set,
                hash,
                core.bar(),
                core.knownTimeMs(),
                core.values(),
                core.warm());
    }
}
