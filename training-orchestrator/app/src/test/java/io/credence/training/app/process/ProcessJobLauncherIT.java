package io.credence.training.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.TenantId;
import io.credence.training.api.JobSpec;
import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.JobLauncher.Termination;
import io.credence.training.app.domain.JobStatus;
import io.credence.training.app.domain.LaunchOrder;
import io.credence.training.app.domain.LaunchResult;
import io.credence.training.app.domain.Samples;
import io.credence.training.app.fake.FakeTrainer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessJobLauncherIT {

    private static final TenantId ALPHA = new TenantId("alpha");

    @TempDir private Path work;

    private final JobKey key = new JobKey(UUID.randomUUID(), 1);

    @AfterEach
    void endWhatIsLeft() throws Exception {
        ProcessJobLauncher launcher = launcher();
        launcher.terminateAll(Termination.FORCED);
        for (int i = 0; i < 12_000 && !launcher.livingJobs().isEmpty(); i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void shouldRunAJobToItsEnd() throws Exception {
        // When
        LaunchResult result = launcher().launch(order("succeed"));

        // Then
        assertThat(result).isInstanceOf(LaunchResult.Launched.class);
        assertThat(await(JobStatus.Exited.class::isInstance))
                .isEqualTo(new JobStatus.Exited(0, "training succeed"));
        assertThat(launches()).hasSize(1);
        assertThat(directory().credentials()).doesNotExist();
    }

    @Test
    void shouldTellTheJobWhatToDoAndNobodyElseItsSecret() throws Exception {
        // When
        launcher().launch(order("hang"));

        // Then
        JobSpec told = new ObjectMapper().readValue(directory().jobFile().toFile(), JobSpec.class);
        assertThat(told.datasetId()).isEqualTo("ds-1");
        assertThat(told.spec()).isEqualTo(Samples.spec("hang"));
        assertThat(Files.readString(directory().jobFile())).doesNotContain("hunter2");
        assertThat(Files.readString(directory().credentials()))
                .contains("trainer.alpha", "hunter2");
        assertThat(Files.getPosixFilePermissions(directory().credentials()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldReportTheExitCodeAndTheLastLinesWithoutSecrets() throws Exception {
        // When
        launcher().launch(order("crash"));

        // Then
        assertThat(await(JobStatus.Exited.class::isInstance))
                .isEqualTo(
                        new JobStatus.Exited(
                                70,
                                """
                                training crash
                                [withheld]
                                java.lang.IllegalStateException: the loss is not finite\
                                """));
    }

    @Test
    void shouldLaunchOnceHoweverManyTry() throws Exception {
        // Given
        LaunchOrder order = order("hang");
        Callable<LaunchResult> launch = () -> launcher().launch(order);

        // When
        List<LaunchResult> results;
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            results =
                    executor
                            .invokeAll(IntStream.range(0, 8).mapToObj(_ -> launch).toList())
                            .stream()
                            .map(Future::resultNow)
                            .toList();
        }

        // Then
        assertThat(results).filteredOn(LaunchResult.Launched.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(LaunchResult.AlreadyExists.class::isInstance).hasSize(7);
        assertThat(results.stream().map(ProcessJobLauncherIT::uid).distinct()).hasSize(1);
        await(_ -> !launches().isEmpty());
        assertThat(launches()).hasSize(1);
    }

    @Test
    void shouldAdoptALivingJobAfterARestart() throws Exception {
        // Given
        LaunchResult first = launcher().launch(order("hang"));

        // When
        ProcessJobLauncher restarted = launcher();

        // Then
        assertThat(restarted.status(key)).isEqualTo(new JobStatus.Alive());
        assertThat(restarted.launch(order("hang")))
                .isEqualTo(new LaunchResult.AlreadyExists(uid(first)));
    }

    @Test
    void shouldStartTheShellOfAJobWhoseLauncherDiedBeforeIt() throws Exception {
        // Given: the directory as a launcher leaves it that is killed between its two steps
        launcher().launch(order("hang"));
        launcher().terminate(key, Termination.FORCED);
        await(JobStatus.Exited.class::isInstance);
        for (String file : List.of("shell", "child", "exit")) {
            Files.delete(directory().path().resolve(file));
        }
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Waiting());

        // When
        LaunchResult result = launcher().launch(order("hang"));

        // Then
        assertThat(result).isInstanceOf(LaunchResult.AlreadyExists.class);
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Alive());
    }

    @Test
    void shouldRefuseAStrangerOfTheSameNameAndLeaveItAlone() {
        // Given
        launcher().launch(order("hang"));

        // When
        LaunchResult result =
                launcher()
                        .launch(
                                new LaunchOrder(
                                        key, ALPHA, Samples.spec("hang"), "other", "ds-1", 2));

        // Then
        assertThat(result)
                .isEqualTo(
                        new LaunchResult.Refused(
                                new Failure("NAME_CONFLICT", "another spec holds " + key.name())));
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Alive());
    }

    @Test
    void shouldRefuseATenantWithoutATrainersClient() {
        // When
        LaunchResult result =
                launcher()
                        .launch(
                                new LaunchOrder(
                                        key,
                                        new TenantId("beta"),
                                        Samples.spec("hang"),
                                        "hash",
                                        "ds-1",
                                        1));

        // Then
        assertThat(result).isInstanceOf(LaunchResult.Refused.class);
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Absent());
    }

    @Test
    void shouldAskAJobToLeave() throws Exception {
        // Given
        launcher().launch(order("hang"));
        await(_ -> !launches().isEmpty());

        // When: not the launcher that started it
        launcher().terminate(key, Termination.GRACEFUL);

        // Then
        assertThat(await(JobStatus.Exited.class::isInstance))
                .isInstanceOfSatisfying(
                        JobStatus.Exited.class, exited -> assertThat(exited.code()).isEqualTo(143));
    }

    @Test
    void shouldTakeAwayAJobThatDoesNotLeave() throws Exception {
        // Given
        launcher().launch(order("stubborn"));
        await(_ -> log().contains("training"));
        launcher().terminate(key, Termination.GRACEFUL);
        Thread.sleep(300);
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Alive());

        // When
        launcher().terminate(key, Termination.FORCED);

        // Then
        assertThat(await(JobStatus.Exited.class::isInstance))
                .isInstanceOfSatisfying(
                        JobStatus.Exited.class, exited -> assertThat(exited.code()).isEqualTo(137));
    }

    @Test
    void shouldNeverStartAJobThatWasEndedBeforeItsLaunch() throws Exception {
        // Given
        launcher().terminate(key, Termination.GRACEFUL);

        // When
        LaunchResult late = launcher().launch(order("hang"));

        // Then
        assertThat(late).isInstanceOf(LaunchResult.Refused.class);
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Vanished());
        assertThat(launches()).isEmpty();
    }

    @Test
    void shouldSeeAJobVanishWhenShellAndTrainerAreKilled() throws Exception {
        // Given
        launcher().launch(order("hang"));
        await(_ -> !launches().isEmpty() && directory().child().isPresent());

        // When: the shell first, then the trainer that outlived it
        directory().shell().orElseThrow().handle().orElseThrow().destroyForcibly();
        await(_ -> !directory().shell().orElseThrow().alive());
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Alive());
        directory().child().orElseThrow().handle().orElseThrow().destroyForcibly();

        // Then
        assertThat(await(JobStatus.Vanished.class::isInstance)).isEqualTo(new JobStatus.Vanished());
    }

    private ProcessJobLauncher launcher() {
        return new ProcessJobLauncher(
                new ProcessSettings(
                        "here",
                        1,
                        work,
                        new ProcessSettings.Trainer(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                FakeTrainer.classPath(),
                                FakeTrainer.class.getName(),
                                "64m",
                                FakeTrainer.JVM_OPTIONS),
                        List.of("PATH"),
                        new JobSpec.Endpoints("", "", ""),
                        "",
                        URI.create("http://localhost:1/token"),
                        Map.of("alpha", "hunter2"),
                        "test",
                        Duration.ofSeconds(20),
                        Duration.ofDays(1)),
                new ObjectMapper());
    }

    @Test
    void shouldKeepAReleasedJobsNameForAWhileAndThenSweepIt() throws Exception {
        // Given
        launcher().launch(order("succeed"));
        await(JobStatus.Exited.class::isInstance);
        launcher().release(key);
        Path released = directory().path().resolve("released");
        assertThat(launcher().launch(order("succeed")))
                .isInstanceOf(LaunchResult.AlreadyExists.class);
        assertThat(launches()).hasSize(1);

        // When: two days go by, and another Job is let go
        Files.setLastModifiedTime(released, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        launcher().release(new JobKey(UUID.randomUUID(), 1));

        // Then
        assertThat(directory().path()).doesNotExist();
    }

    @Test
    void shouldForgetWhatTheAttemptsOfARunShared() throws Exception {
        // Given
        launcher().launch(order("succeed"));
        await(JobStatus.Exited.class::isInstance);
        Path run = work.resolve("runs").resolve(key.runId().toString());
        Files.createDirectories(run.resolve("checkpoints/1"));

        // When
        launcher().forget(key.runId());
        launcher().forget(key.runId());

        // Then
        assertThat(run).doesNotExist();
        assertThat(directory().path()).exists();
    }

    private LaunchOrder order(String mode) {
        return new LaunchOrder(key, ALPHA, Samples.spec(mode), "hash", "ds-1", 1);
    }

    private JobDirectory directory() {
        return JobDirectory.of(work.resolve("jobs"), key);
    }

    private List<String> launches() throws IOException {
        Path file = FakeTrainer.launches(work.resolve("runs").resolve(key.runId().toString()));
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private String log() throws IOException {
        return Files.exists(directory().log()) ? Files.readString(directory().log()) : "";
    }

    private static String uid(LaunchResult result) {
        return switch (result) {
            case LaunchResult.Launched(String uid) -> uid;
            case LaunchResult.AlreadyExists(String uid) -> uid;
            case LaunchResult.Refused _, LaunchResult.Deferred _, LaunchResult.Unknown _ ->
                    throw new AssertionError(result.toString());
        };
    }

    private JobStatus await(Condition condition) throws Exception {
        JobStatus status = launcher().status(key);
        for (int i = 0; i < 12_000 && !condition.holds(status); i++) {
            Thread.sleep(10);
            status = launcher().status(key);
        }
        return status;
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds(JobStatus status) throws Exception;
    }
}
