package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.api.TrainingRunChanged;
import io.credence.training.app.domain.Dispatcher;
import io.credence.training.app.fake.FeatureServiceResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunLifecycleIT extends OrchestratorSetup {

    @Inject Dispatcher dispatcher;

    @Test
    void shouldTrainAndTellOfItAsItGoes() throws Exception {
        // Given
        String id = ALPHA.start("succeed");

        // When
        JsonPath run = ALPHA.awaitEnd(id);

        // Then
        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(run.getInt("modelVersion")).isEqualTo(7);
        assertThat(run.getString("datasetId"))
                .isEqualTo("ds-of-service-account-training-orchestrator.alpha");
        assertThat(run.getInt("progress.epoch")).isEqualTo(3);
        assertThat(run.getLong("progress.etaSeconds")).isEqualTo(12);
        assertThat(run.getString("startedAt")).isNotNull();
        assertThat(run.getString("finishedAt")).isNotNull();
        assertThat(launches(id)).hasSize(1);

        // And
        List<TrainingRunChanged> events = RunEventLog.open().of(id, "SUCCEEDED");
        assertThat(events.stream().map(TrainingRunChanged::state).distinct())
                .containsExactly("REQUESTED", "QUEUED", "RUNNING", "SUCCEEDED");
        assertThat(events).filteredOn(event -> event.progress() != null).isNotEmpty();
        assertThat(events.getLast().modelVersion()).isEqualTo(7);
    }

    @Test
    void shouldTakeTheCredentialsAwayWhenTheRunEnds() throws Exception {
        // Given
        String id = ALPHA.start("wait");
        ALPHA.awaitState(id, "RUNNING");
        Path credentials = jobFolder(id, 1).resolve("credentials.json");
        assertThat(credentials).exists();

        // When
        go(id);
        ALPHA.awaitEnd(id);

        // Then
        shouldGoAway(credentials);
    }

    @Test
    void shouldFailARunWhoseTrainerCrashes() throws Exception {
        // When
        JsonPath run = ALPHA.awaitEnd(ALPHA.start("crash"));

        // Then
        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason")).isEqualTo("TRAINER_CRASHED");
        assertThat(run.getString("detail"))
                .contains("exit code 70", "the loss is not finite")
                .doesNotContain("hunter2");
        assertThat(run.<Object>get("modelVersion")).isNull();
    }

    @Test
    void shouldFailARunWhoseTrainerDiesBeforeItSpeaks() throws Exception {
        assertThat(ALPHA.awaitEnd(ALPHA.start("mute-crash")).getString("reason"))
                .isEqualTo("TRAINER_CRASHED");
    }

    @Test
    void shouldFailWithTheReasonTheTrainerReports() throws Exception {
        // When
        JsonPath run = ALPHA.awaitEnd(ALPHA.start("bad-data"));

        // Then
        assertThat(run.getString("reason")).isEqualTo("BAD_DATA");
        assertThat(run.getString("detail")).isEqualTo("too few windows");
    }

    @Test
    void shouldTryAgainWhenTheTrainerIsKilled() throws Exception {
        // Given
        String id = ALPHA.start("killed-once");

        // When
        JsonPath run = ALPHA.awaitEnd(id);

        // Then
        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(run.getInt("attempt")).isEqualTo(2);
        assertThat(launches(id)).hasSize(2);
        assertThat(
                        RunEventLog.open().of(id, "SUCCEEDED").stream()
                                .map(event -> event.state() + event.attempt())
                                .distinct())
                .containsExactly(
                        "REQUESTED1",
                        "QUEUED1",
                        "RUNNING1",
                        "LOST1",
                        "QUEUED2",
                        "RUNNING2",
                        "SUCCEEDED2");
    }

    @Test
    void shouldTryAgainWhenTheTrainerMissedAService() throws Exception {
        // Given
        String id = ALPHA.start("unavailable-once");

        // When
        JsonPath run = ALPHA.awaitEnd(id);

        // Then
        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(run.getInt("attempt")).isEqualTo(2);
    }

    @Test
    void shouldKeepWhatAttemptsShareUntilTheRunIsOver() throws Exception {
        // Given an attempt that waits, with files for the next one
        String id = ALPHA.start("wait");
        ALPHA.await(id, run -> run.get("progress") != null);
        Files.writeString(runFolder(id).resolve("checkpoint"), "weights");

        // When
        go(id);
        ALPHA.awaitEnd(id);

        // Then
        shouldGoAway(runFolder(id));
        assertThat(jobFolder(id, 1)).exists();
    }

    @Test
    void shouldFailWhenFeatureServiceRefusesTheDataset() throws Exception {
        // Given
        String id =
                ALPHA.post(
                                UUID.randomUUID().toString(),
                                OrchestratorClient.body(
                                        "succeed", FeatureServiceResource.UNKNOWN_LATER))
                        .path("id");

        // When
        JsonPath run = ALPHA.awaitEnd(id);

        // Then
        assertThat(run.getString("reason")).isEqualTo("UNKNOWN_INSTRUMENT");
        assertThat(run.getString("detail")).isEqualTo("instrument 'LATER-USD' is unknown");
        assertThat(launches(id)).isEmpty();
    }

    @Test
    void shouldWaitForFeatureServiceToComeBack() throws Exception {
        // Given
        String id =
                ALPHA.post(
                                UUID.randomUUID().toString(),
                                OrchestratorClient.body(
                                        "succeed", FeatureServiceResource.AWAY_TWICE))
                        .path("id");

        // Then
        assertThat(ALPHA.awaitEnd(id).getString("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void shouldCancelARunningTraining() throws Exception {
        // Given
        String id = ALPHA.start("hang");
        ALPHA.awaitState(id, "RUNNING");

        // When
        ALPHA.cancel(id);

        // Then
        JsonPath run = ALPHA.awaitEnd(id);
        assertThat(run.getString("state")).isEqualTo("CANCELLED");
        assertThat(run.<Object>get("modelVersion")).isNull();
        assertThat(jobFolder(id, 1).resolve("exit")).hasContent("143");
    }

    @Test
    void shouldTakeAwayATrainerThatIgnoresTheCancel() throws Exception {
        // Given
        String id = ALPHA.start("stubborn");
        ALPHA.await(id, run -> run.get("progress") != null);

        // When
        ALPHA.cancel(id);

        // Then
        assertThat(ALPHA.awaitEnd(id).getString("state")).isEqualTo("CANCELLED");
        assertThat(jobFolder(id, 1).resolve("exit")).hasContent("137");
    }

    @Test
    void shouldQueueWhatTheMachineHasNoSlotFor() throws Exception {
        // Given
        String first = ALPHA.start("wait");
        ALPHA.awaitState(first, "RUNNING");
        String second = BETA.start("succeed");
        String third = ALPHA.start("succeed");
        BETA.awaitState(second, "QUEUED");
        ALPHA.awaitState(third, "QUEUED");

        // When: one that waits is cancelled, and the one that runs ends
        ALPHA.cancel(third);
        assertThat(launches(second)).isEmpty();
        go(first);

        // Then
        assertThat(ALPHA.awaitEnd(first).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(BETA.awaitEnd(second).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(ALPHA.get(third).getString("state")).isEqualTo("CANCELLED");
        assertThat(launches(third)).isEmpty();
    }

    @Test
    void shouldLaunchOnceHoweverManyDispatchersThereAre() throws Exception {
        // Given
        Callable<Boolean> dispatch =
                () -> {
                    for (int i = 0; i < 20; i++) {
                        dispatcher.snapshotDue();
                        dispatcher.launchDue();
                    }
                    return true;
                };
        String id;

        // When
        try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> dispatchers =
                    IntStream.range(0, 6).mapToObj(_ -> executor.submit(dispatch)).toList();
            id = ALPHA.start("wait");
            for (Future<Boolean> done : dispatchers) {
                assertThat(done.get()).isTrue();
            }
        }
        ALPHA.await(id, run -> run.get("progress") != null);
        go(id);

        // Then
        assertThat(ALPHA.awaitEnd(id).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(launches(id)).hasSize(1);
    }

    private static void shouldGoAway(Path path) throws InterruptedException {
        for (int i = 0; i < 6_000 && Files.exists(path); i++) {
            Thread.sleep(20);
        }
        assertThat(path).doesNotExist();
    }
}
