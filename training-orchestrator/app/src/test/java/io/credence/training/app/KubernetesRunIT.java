package io.credence.training.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.api.TrainingRunChanged;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.fake.ClusterResource;
import io.credence.training.app.fake.ClusterTokens;
import io.credence.training.app.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// Runs whose Jobs are Kubernetes Jobs. The test plays the cluster and the trainer.
@QuarkusTest
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesRunIT extends OrchestratorSetup {

    private static final String OUTCOME = "credence.io/outcome-recorded";

    @Inject KubernetesClient client;

    @Test
    void shouldFollowAJobThroughTheCluster() throws Exception {
        // Given
        String id = ALPHA.start("btc");
        JobKey key = job(id, 1);
        await(() -> cluster().found(key) != null);
        assertThat(ALPHA.get(id).getString("state")).isEqualTo("QUEUED");
        assertThat(ALPHA.get(id).getString("startedAt")).isNull();
        await(() -> metric("credence_training_oldest_waiting_seconds") > 0);

        // When it gets a place, loses it and gets another
        cluster().unsuspend(key, true);
        Pod first = cluster().pod(key, "one");
        cluster().running(first, now());
        ALPHA.awaitState(id, "RUNNING");
        cluster().disrupted(first);
        ALPHA.awaitState(id, "PREEMPTED");
        cluster().running(cluster().pod(key, "two"), now());
        ALPHA.awaitState(id, "RUNNING");
        succeed(id);

        // Then its Job stays until it ends, and from then on for a while
        assertThat(ALPHA.get(id).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(cluster().job(key).getFinalizers()).contains(OUTCOME);
        cluster().condition(key, "Complete", "CompletionsReached", "");
        await(() -> !cluster().job(key).getFinalizers().contains(OUTCOME));
        assertThat(cluster().job(key).getSpec().getTtlSecondsAfterFinished()).isEqualTo(604_800);
        assertThat(states(id))
                .containsExactly(
                        "REQUESTED", "QUEUED", "RUNNING", "PREEMPTED", "RUNNING", "SUCCEEDED");
    }

    @Test
    void shouldLetOnlyAPodOfTheAttemptSpeakForIt() throws Exception {
        // Given: whoever asks has the tenant's credentials
        String id = ALPHA.start("btc");
        String another = ALPHA.start("btc");
        await(() -> cluster().found(job(id, 1)) != null);

        // Then
        lease(id, "\"token\": null").statusCode(403);
        lease(id, "\"token\": \"" + podToken(job(another, 1)) + "\"").statusCode(403);
        assertThat(ALPHA.get(id).getString("state")).isEqualTo("QUEUED");
        lease(id, "\"token\": \"" + podToken(job(id, 1)) + "\"").statusCode(200);
        lease(UUID.randomUUID().toString(), "\"token\": null").statusCode(404);
    }

    @Test
    void shouldKeepTheJobOfACancelledRunUntilItsEndIsWrittenDown() throws Exception {
        // Given
        String id = ALPHA.start("btc");
        JobKey key = job(id, 1);
        await(() -> cluster().found(key) != null);

        // When
        ALPHA.cancel(id);
        await(() -> cluster().found(key) == null);

        // Then
        assertThat(ALPHA.get(id).getString("state")).isEqualTo("CANCELLED");
    }

    @Test
    void shouldFailARunByTheExitCodeOfItsPod() throws Exception {
        // Given
        String id = ALPHA.start("btc");
        JobKey key = job(id, 1);
        await(() -> cluster().found(key) != null);

        // When
        cluster().unsuspend(key, true);
        cluster().failed(cluster().pod(key, "one"), 64, now());
        cluster().condition(key, "Failed", "PodFailurePolicy", "exit code 64");

        // Then
        JsonPath run = ALPHA.awaitEnd(id);
        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason")).isEqualTo("BAD_DATA");
        await(() -> !cluster().job(key).getFinalizers().contains(OUTCOME));
    }

    @Test
    void shouldFollowALostJobWithAnotherOfAnotherName() throws Exception {
        // Given
        String id = ALPHA.start("btc");
        await(() -> cluster().found(job(id, 1)) != null);
        ALPHA.awaitState(id, "QUEUED");

        // When somebody takes the Job away, finalizer and all
        Job job = cluster().job(job(id, 1));
        client.batch()
                .v1()
                .jobs()
                .resource(job)
                .edit(all ->
                        new JobBuilder(all).editMetadata().withFinalizers().endMetadata().build());
        client.batch().v1().jobs().resource(job).delete();

        // Then
        await(() -> cluster().found(job(id, 2)) != null);
        assertThat(cluster().found(job(id, 1))).isNull();
        assertThat(ALPHA.get(id).getInt("attempt")).isEqualTo(2);
    }

    @Test
    void shouldReportAJobThatNoRunHasAndLeaveItAlone() throws Exception {
        // Given
        String id = ALPHA.start("btc");
        await(() -> cluster().found(job(id, 1)) != null);
        JobKey nobodys = new JobKey(UUID.randomUUID(), 1);
        Job stranger =
                new JobBuilder(cluster().job(job(id, 1)))
                        .withNewMetadata()
                        .withName(nobodys.name())
                        .withNamespace("trainings")
                        .addToLabels("app.kubernetes.io/managed-by", "training-orchestrator")
                        .addToLabels("credence.io/run-id", nobodys.runId().toString())
                        .addToLabels("credence.io/attempt", "1")
                        .endMetadata()
                        .build();

        // When
        client.batch().v1().jobs().resource(stranger).create();

        // Then
        await(() -> metric("credence_training_jobs_orphaned") == 1);
        assertThat(cluster().job(nobodys).isMarkedForDeletion()).isFalse();
        client.batch().v1().jobs().resource(stranger).delete();
        await(() -> metric("credence_training_jobs_orphaned") == 0);
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void succeed(String id) throws Exception {
        int token =
                lease(id, "\"token\": \"" + podToken(job(id, 1)) + "\"")
                        .statusCode(200)
                        .extract()
                        .path("fencingToken");
        ALPHA.asClient("trainer.alpha")
                .body(
                        "{\"fencingToken\": %d, \"outcome\": {\"succeeded\": true, \"modelVersion\": 9}}"
                                .formatted(token))
                .post(attempt(id, "outcome"))
                .then()
                .statusCode(204);
    }

    private ValidatableResponse lease(String id, String proof) {
        return ALPHA.asClient("trainer.alpha")
                .body("{\"holder\": \"pod\", %s}".formatted(proof))
                .post(attempt(id, "lease"))
                .then();
    }

    private String podToken(JobKey key) throws Exception {
        return ClusterTokens.of(
                        ConfigProvider.getConfig().getValue(ClusterResource.KEY, String.class))
                .sign(ClusterTokens.claims(key, "trainings"));
    }

    private static String attempt(String id, String word) {
        return "/api/v1/training-runs/" + id + "/attempts/1/" + word;
    }

    private static List<String> states(String id) throws Exception {
        List<String> states = new ArrayList<>();
        for (TrainingRunChanged event : RunEventLog.open().of(id, "SUCCEEDED")) {
            if (states.isEmpty() || !states.getLast().equals(event.state())) {
                states.add(event.state());
            }
        }
        return states;
    }

    private TestCluster cluster() {
        return new TestCluster(client, "trainings");
    }

    private static JobKey job(String id, int attempt) {
        return new JobKey(UUID.fromString(id), attempt);
    }

    private static String now() {
        return Instant.now().toString();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 6_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
