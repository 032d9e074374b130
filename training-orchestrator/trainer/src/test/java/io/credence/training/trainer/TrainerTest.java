package io.credence.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.artifacts.Archives;
import io.credence.platform.artifacts.FileSystemArtifactStore;
import io.credence.registry.api.ModelCard;
import io.credence.training.api.ExitCode;
import io.credence.training.models.export.ServedModel;
import io.credence.training.trainer.client.Retry;
import io.credence.training.trainer.client.StubServer.Answer;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobJson;
import io.credence.training.trainer.job.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final Retry SOON = new Retry(3, Duration.ofMillis(1));

    @TempDir Path folder;
    private FakeSuite suite;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private record Publication(String runId, String artifactSha256, ModelCard card) {}

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(folder);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void shouldPublishAModelAndItsEvidence() throws IOException {
        // When
        ExitCode code = train(suite.job("run-1", 1, 2), new StopSignal());
        // Then
        assertThat(code).isEqualTo(ExitCode.SUCCESS);
        Publication published = publication();
        ModelCard card = published.card();
        assertThat(published.runId()).isEqualTo("run-1");
        assertThat(card.architecture().receptiveField()).isEqualTo(61);
        assertThat(card.architecture().parameterCount()).isEqualTo(58_401);
        assertThat(card.training().history()).hasSize(2);
        assertThat(card.test().referenceScores().brierSkillOverTrainingRate()).isZero();
        assertThat(card.split().test().toMs())
                .isEqualTo((FakeSuite.ROWS - FakeSuite.UNLABELLED - 1) * 60_000L);
        assertThat(card.lineage().snapshot().manifestSha256()).isEqualTo(FakeSuite.MANIFEST_SHA256);
        assertThat(card.lineage().snapshot().labelledRows())
                .isEqualTo(FakeSuite.ROWS - FakeSuite.UNLABELLED);
        assertThat(card.environment()).containsKeys("jdk", "tensorflow", "cpu", "codeVersion");
        assertThat(card.lineage().runId()).isEqualTo("run-1");
        assertThat(suite.requests("/outcome").getLast().body())
                .contains("\"fencingToken\":11", "\"succeeded\":true", "\"modelVersion\":3");
        assertThat(suite.requests("/heartbeat")).isNotEmpty();
        assertServable(published.artifactSha256());
        assertThat(log()).contains("\"event\":\"epoch_ended\"").doesNotContain("s3cret");
        assertThat(log().lines())
                .allSatisfy(line -> assertThat(json(line).get("level")).isNotNull());
    }

    @Test
    void shouldPublishTheSameBytesWhenTerminatedAndResumed() throws IOException {
        // Given what an uninterrupted run publishes
        train(suite.job("whole", 1, 2), new StopSignal());
        String expected = publication().artifactSha256();
        // When another one is terminated while fitting, and a second attempt takes over
        StopSignal terminated = new StopSignal();
        ExitCode first = train(suite.job("resumed", 1, 2), terminated, "\"phase\":\"FIT\"");
        int outcomes = suite.requests("/outcome").size();
        ExitCode second = train(suite.job("resumed", 2, 2), new StopSignal());
        // Then
        assertThat(first).isEqualTo(ExitCode.TERMINATED);
        assertThat(outcomes).isEqualTo(1);
        assertThat(Files.exists(folder.resolve("work-resumed/checkpoints/LATEST.json"))).isTrue();
        assertThat(second).isEqualTo(ExitCode.SUCCESS);
        assertThat(publication().artifactSha256()).isEqualTo(expected);
    }

    @Test
    void shouldLeaveWhenAnotherAttemptHoldsTheLease() throws IOException {
        // Given
        suite.lease = Answer.of(409, "{\"error_code\":\"LEASE_LOST\"}");
        // Then
        assertThat(train(suite.job("run-1", 1, 1), new StopSignal()))
                .isEqualTo(ExitCode.LEASE_LOST);
        assertThat(suite.requests("/outcome")).isEmpty();
    }

    @Test
    void shouldWaitForTheLeaseOfAPodThatWasKilled() throws IOException {
        // Given
        suite.leasesHeld.set(3);
        // Then
        assertThat(train(suite.job("run-1", 1, 1), new StopSignal())).isEqualTo(ExitCode.SUCCESS);
        assertThat(suite.requests("/lease")).hasSize(4);
    }

    @Test
    void shouldSayNothingMoreOnceTheLeaseIsLost() throws IOException {
        // Given
        suite.heartbeat = Answer.of(409, "{\"error_code\":\"LEASE_LOST\"}");
        // Then
        assertThat(train(suite.job("run-1", 1, 50), new StopSignal()))
                .isEqualTo(ExitCode.LEASE_LOST);
        assertThat(suite.requests("/outcome")).isEmpty();
        assertThat(suite.requests("/versions")).isEmpty();
    }

    @Test
    void shouldNotPublishWhatAnotherAttemptMayPublishTooByNow() throws IOException {
        // Given
        suite.overtakenAtTheExport = true;
        // Then
        assertThat(train(suite.job("run-1", 1, 1), new StopSignal()))
                .isEqualTo(ExitCode.LEASE_LOST);
        assertThat(suite.requests("/versions")).isEmpty();
        assertThat(suite.requests("/outcome")).isEmpty();
    }

    @Test
    void shouldEndWhenTheRunIsCancelled() throws IOException {
        // Given
        suite.heartbeat = Answer.of(200, "{\"cancelRequested\":true}");
        // Then
        assertThat(train(suite.job("run-1", 1, 50), new StopSignal()))
                .isEqualTo(ExitCode.TERMINATED);
        assertThat(suite.requests("/outcome").getLast().body()).contains("CANCELLED");
        assertThat(suite.requests("/versions")).isEmpty();
    }

    @Test
    void shouldRefuseADamagedDataset() throws IOException {
        // Given
        suite.damaged = true;
        // Then
        assertThat(train(suite.job("run-1", 1, 1), new StopSignal())).isEqualTo(ExitCode.BAD_DATA);
        assertThat(suite.requests("/outcome").getLast().body()).contains("DATASET_CORRUPT");
    }

    @Test
    void shouldReportARefusedPublication() throws IOException {
        // Given
        suite.publication =
                Answer.of(409, "{\"error_code\":\"ARTIFACT_MISSING\",\"detail\":\"d\"}");
        // Then
        assertThat(train(suite.job("run-1", 1, 1), new StopSignal())).isEqualTo(ExitCode.FAILURE);
        assertThat(suite.requests("/outcome").getLast().body())
                .contains("REQUEST_REFUSED", "ARTIFACT_MISSING");
        assertThat(suite.requests("/versions")).hasSize(1);
    }

    @Test
    void shouldLeaveItToTheNextAttemptWhenTheOrchestratorGoesAwayAtTheEnd() throws IOException {
        // Given
        suite.outcome = Answer.none();
        // When
        ExitCode first = train(suite.job("run-1", 1, 1), new StopSignal());
        String published = publication().artifactSha256();
        suite.outcome = Answer.of(200, "{}");
        ExitCode second = train(suite.job("run-1", 2, 1), new StopSignal());
        // Then the registry is asked for the same, and so gives the same version
        assertThat(first).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(second).isEqualTo(ExitCode.SUCCESS);
        assertThat(publication().runId()).isEqualTo("run-1");
        assertThat(publication().artifactSha256()).isEqualTo(published);
        assertThat(suite.requests("/outcome").getLast().body()).contains("\"modelVersion\":3");
    }

    @Test
    void shouldLeaveItToTheNextAttemptWhenTheRegistryDoesNotAnswer() throws IOException {
        // Given
        suite.publication = Answer.none();
        // Then
        assertThat(train(suite.job("run-1", 1, 1), new StopSignal()))
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(suite.requests("/outcome")).isEmpty();
    }

    @Test
    void shouldRefuseAJobFileThatLacksAField() throws IOException {
        // Given
        Path file = folder.resolve("job.json");
        Files.writeString(file, "{\"runId\":\"r\",\"attempt\":1}");
        // Then
        assertThat(train(file, new StopSignal())).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(log()).contains("BAD_JOB_FILE", "tenant is missing");
    }

    private ExitCode train(Path job, StopSignal stop) {
        return train(job, stop, "never printed");
    }

    /// Raises the signal once an event with these words is printed.
    private ExitCode train(Path job, StopSignal stop, String raiseAt) {
        printed.reset();
        PrintStream out =
                new PrintStream(printed, true, StandardCharsets.UTF_8) {
                    @Override
                    public void println(String line) {
                        super.println(line);
                        if (line.contains(raiseAt)) {
                            stop.raise(FailureReason.TERMINATED);
                        }
                    }
                };
        return new Trainer(out, Clock.systemUTC(), stop, SOON, Duration.ofMillis(200)).train(job);
    }

    private Publication publication() throws IOException {
        return JobJson.read(
                suite.requests("/versions").getLast().body().getBytes(StandardCharsets.UTF_8),
                Publication.class);
    }

    private void assertServable(String sha256) throws IOException {
        Path zip =
                new FileSystemArtifactStore(folder.resolve("artifacts"))
                        .scope("alpha")
                        .fetch(sha256);
        Path unzipped = folder.resolve("unzipped");
        Archives.unzip(zip, unzipped);
        try (ServedModel model = ServedModel.load(unzipped)) {
            assertThat(model.predict(new float[2 * 64 * 12], 2, 64, 12)).hasSize(2);
        }
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Map<?, ?> json(String line) {
        try {
            return JobJson.read(line.getBytes(StandardCharsets.UTF_8), Map.class);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
