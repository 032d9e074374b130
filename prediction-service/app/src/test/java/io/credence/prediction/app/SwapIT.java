package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.credence.platform.artifacts.Archives;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.Digests;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.serving.ModelState;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class SwapIT {

    private static final String ONE_ROW =
            "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[1,1,1]}]}";

    @Inject TestModels models;
    @Inject ArtifactStore store;
    @TempDir Path directory;

    @Test
    void shouldSwapWhenTheAliasMovesWithoutAFailedRequest() {
        // Given
        models.champion(TestModels.ALPHA, "swap", 1, "SWP-USD", d -> TinyModel.scale(d, 1f));
        AtomicBoolean stop = new AtomicBoolean();
        List<CompletableFuture<List<String>>> clients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clients.add(
                    CompletableFuture.supplyAsync(
                            () -> askUntil(stop), Thread::startVirtualThread));
        }

        // When
        for (int version = 2; version <= 4; version++) {
            float factor = version;
            models.champion(
                    TestModels.ALPHA, "swap", version, "SWP-USD", d -> TinyModel.scale(d, factor));
        }
        stop.set(true);

        // Then: each answer was wholly of one version, and the last ones of the last.
        for (CompletableFuture<List<String>> client : clients) {
            assertThat(client.join()).isSubsetOf("1:1.0", "2:2.0", "3:3.0", "4:4.0").isSorted();
        }
        assertThat(ask().path("model_version").toString()).isEqualTo("4");
        given().header("Authorization", bearer())
                .get("/v2/models/swap")
                .then()
                .body("versions", equalTo(List.of("4")));
    }

    @Test
    void shouldKeepTheOldVersionWhenTheNewOneMustNotBeLoaded() {
        // Given
        models.champion(TestModels.ALPHA, "keep", 1, "KEP-USD", d -> TinyModel.scale(d, 1f));

        // When
        String evil = models.artifact(TestModels.ALPHA, TinyModel::readsFile);
        models.move(TestModels.ALPHA, "keep", "champion", 2, "KEP-USD", evil);
        models.await(TestModels.ALPHA, "keep", "champion", s -> s.state() == ModelState.FAILED);

        // Then
        given().header("Authorization", bearer())
                .get("/api/v1/served-models")
                .then()
                .statusCode(200)
                .body("items.find { it.model == 'keep' }.version", equalTo(2))
                .body("items.find { it.model == 'keep' }.servingVersion", equalTo(1))
                .body("items.find { it.model == 'keep' }.reason", containsString("ReadFile"));
        given().header("Authorization", bearer())
                .contentType("application/json")
                .body(ONE_ROW)
                .post("/v2/models/keep/labels/champion/infer")
                .then()
                .statusCode(200)
                .body("model_version", equalTo("1"));
        given().header("Authorization", bearer())
                .contentType("application/json")
                .body(ONE_ROW)
                .post("/v2/models/keep/versions/2/infer")
                .then()
                .statusCode(503)
                .body("error", containsString("ReadFile"));
    }

    @Test
    void shouldTryAgainWhenTheArtifactIsNotThereYet() throws Exception {
        // Given
        Path zip = directory.resolve("model.zip");
        Archives.zip(TinyModel.scale(directory.resolve("model"), 1f), zip);

        // When
        models.move(TestModels.ALPHA, "late", "champion", 1, "LAT-USD", Digests.sha256Of(zip));
        models.await(
                TestModels.ALPHA,
                "late",
                "champion",
                s -> s.reason() != null && s.reason().contains("artifact"));
        store.scope("alpha").put(zip);

        // Then
        models.await(TestModels.ALPHA, "late", "champion", s -> s.state() == ModelState.READY);
    }

    private static List<String> askUntil(AtomicBoolean stop) {
        List<String> answers = new ArrayList<>();
        while (!stop.get()) {
            Response response = ask();
            assertThat(response.statusCode()).isEqualTo(200);
            answers.add(
                    response.path("model_version")
                            + ":"
                            + response.path("outputs[0].data[0]").toString());
        }
        return answers;
    }

    private static Response ask() {
        return given().header("Authorization", bearer())
                .contentType("application/json")
                .body(ONE_ROW)
                .post("/v2/models/swap/infer");
    }

    private static String bearer() {
        return Tokens.of("alpha").roles(Role.TRADER).bearer();
    }
}
