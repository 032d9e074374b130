package io.credence.training.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.JobLauncher.Termination;
import io.credence.training.app.domain.JobStatus;
import io.credence.training.app.domain.LaunchResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the launcher promises, on whatever cluster.
abstract class LauncherOnACluster {

    private static final String TEN = "2026-03-01T10:00:00Z";

    private final JobKey key = new JobKey(UUID.randomUUID(), 1);
    private final AtomicInteger changes = new AtomicInteger();
    private TestCluster cluster;
    private ApiProxy line;
    private KubernetesJobLauncher launcher;

    abstract TestCluster cluster();

    /// Whether it knows Kueue's Workloads.
    abstract boolean hasKueue();

    @BeforeEach
    void connect() throws Exception {
        cluster = cluster();
        line = new ApiProxy(cluster.client(), cluster.namespace());
        launcher = launcher().start();
    }

    @AfterEach
    void disconnect() {
        launcher.close();
        line.close();
    }

    @Test
    void shouldCreateASuspendedJobThatStaysUntilItsEndIsWrittenDown() {
        // When
        LaunchResult result = launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // Then
        Job job = cluster.job(key);
        assertThat(result).isEqualTo(new LaunchResult.Launched(job.getMetadata().getUid()));
        assertThat(job.getSpec().getSuspend()).isTrue();
        assertThat(job.getFinalizers()).contains(Keys.OUTCOME);
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isNull();
        assertThat(launcher.status(key)).isEqualTo(new JobStatus.Waiting());
        assertThat(settings().runs().of(key.runId())).isDirectory();
    }

    @Test
    void shouldAdoptItsOwnJob() {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        String uid = cluster.job(key).getMetadata().getUid();

        // When
        LaunchResult again = launcher().launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // Then
        assertThat(again).isEqualTo(new LaunchResult.AlreadyExists(uid));
    }

    @Test
    void shouldRefuseAStrangerOfTheSameNameAndLeaveItAlone() {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        Job before = cluster.job(key);

        // When
        LaunchResult result = launcher.launch(ClusterSamples.order(key, "00".repeat(32)));

        // Then
        assertThat(result)
                .isEqualTo(
                        new LaunchResult.Refused(
                                new Failure("NAME_CONFLICT", "another spec holds " + key.name())));
        assertThat(cluster.job(key).getMetadata().getUid())
                .isEqualTo(before.getMetadata().getUid());
        assertThat(cluster.job(key).getSpec()).isEqualTo(before.getSpec());
    }

    @Test
    void shouldNotTouchAJobThatIsNobodysRun() {
        // Given a Job that somebody made by hand
        Job job =
                new TrainingJobFactory(settings(), ClusterSamples.JSON)
                        .job(ClusterSamples.order(key, ClusterSamples.HASH));
        Job byHand =
                cluster.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(cluster.namespace())
                        .resource(
                                new JobBuilder(job)
                                        .editMetadata()
                                        .removeFromLabels(Keys.RUN)
                                        .endMetadata()
                                        .build())
                        .create();

        // When
        LaunchResult result = launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        launcher.terminate(key, Termination.GRACEFUL);
        launcher.release(key);

        // Then
        assertThat(result).isInstanceOf(LaunchResult.Refused.class);
        assertThat(launcher.status(key)).isEqualTo(new JobStatus.Absent());
        Job after = cluster.job(key);
        assertThat(after.getMetadata().getUid()).isEqualTo(byHand.getMetadata().getUid());
        assertThat(after.isMarkedForDeletion()).isFalse();
        assertThat(after.getFinalizers()).contains(Keys.OUTCOME);
    }

    @Test
    void shouldCreateOnceWhenTheAnswerIsLost() {
        // Given
        line.loseTheAnswerToTheNext("POST");

        // When
        LaunchResult first = online().launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // Then
        assertThat(first).isInstanceOf(LaunchResult.Unknown.class);
        assertThat(line.requests("POST")).hasSize(1);
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isEqualTo(new LaunchResult.AlreadyExists(cluster.job(key).getMetadata().getUid()));
    }

    @Test
    void shouldCreateOnceWhenTheServerFailsAfterIt() {
        // Given
        line.failAfterTheNext("POST");

        // When
        LaunchResult first = online().launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // Then
        assertThat(first).isEqualTo(new LaunchResult.Unknown("etcd is away"));
        assertThat(line.requests("POST")).hasSize(1);
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isInstanceOf(LaunchResult.AlreadyExists.class);
    }

    @Test
    void shouldAskAgainWhenTheServerFails() {
        // Given
        line.refuseNext("POST", 503, "ServiceUnavailable", "away");

        // Then
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isEqualTo(new LaunchResult.Unknown("away"));
        assertThat(cluster.found(key)).isNull();
        assertThat(line.requests("POST")).hasSize(1);
    }

    @Test
    void shouldNotKnowWhatItConflictedWithWhenTheServerFailsMeanwhile() {
        // Given: three times, because a look is repeated by the client
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        for (int i = 0; i < 3; i++) {
            line.refuseNext("GET", 500, "InternalError", "away");
        }

        // Then
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isInstanceOf(LaunchResult.Unknown.class);
    }

    @Test
    void shouldBackOffFromAFullOrBusyCluster() {
        // Given
        String quota = "jobs.batch \\\"x\\\" is forbidden: exceeded quota: trainings, requested: 1";
        line.refuseNext("POST", 403, "Forbidden", quota);
        line.refuseNext("POST", 429, "TooManyRequests", "slow down");

        // Then
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isEqualTo(new LaunchResult.Deferred(quota.replace("\\", "")));
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isEqualTo(new LaunchResult.Deferred("slow down"));
        assertThat(online().launch(ClusterSamples.order(key, ClusterSamples.HASH)))
                .isInstanceOf(LaunchResult.Launched.class);
        assertThat(line.requests("POST")).hasSize(3);
    }

    @Test
    void shouldEndWithTheReasonOfARefusal() {
        // Given
        line.refuseNext("POST", 422, "Invalid", "spec.template: too big");
        line.refuseNext("POST", 403, "Forbidden", "may not create jobs");
        line.refuseNext("POST", 404, "NotFound", "no such namespace");

        // Then
        assertThat(refusal()).isEqualTo(new Failure("JOB_INVALID", "spec.template: too big"));
        assertThat(refusal()).isEqualTo(new Failure("JOB_FORBIDDEN", "may not create jobs"));
        assertThat(refusal()).isEqualTo(new Failure("JOB_REFUSED", "no such namespace"));
        assertThat(cluster.found(key)).isNull();
    }

    @Test
    void shouldCreateOnceHoweverManyLaunchersTry() throws Exception {
        // Given
        KubernetesJobLauncher other = launcher().start();
        Callable<LaunchResult> one =
                () -> launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        Callable<LaunchResult> two =
                () -> other.launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // When
        List<LaunchResult> results;
        try (other;
                ExecutorService executor = Executors.newFixedThreadPool(8)) {
            results =
                    executor
                            .invokeAll(
                                    IntStream.range(0, 8)
                                            .mapToObj(i -> i % 2 == 0 ? one : two)
                                            .toList())
                            .stream()
                            .map(Future::resultNow)
                            .toList();
        }

        // Then
        assertThat(results).filteredOn(LaunchResult.Launched.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(LaunchResult.AlreadyExists.class::isInstance).hasSize(7);
        assertThat(cluster.jobs())
                .filteredOn(job -> job.getMetadata().getName().equals(key.name()))
                .hasSize(1);
    }

    @Test
    void shouldTellQueuedRunningAndEvictedApart() throws Exception {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        cluster.unsuspend(key, true);
        Pod pod = cluster.pod(key, "one");
        assertThat(awaitStatus(JobStatus.Waiting.class)).isEqualTo(new JobStatus.Waiting());

        // When it runs, then it does
        cluster.running(pod, TEN);
        assertThat(awaitStatus(JobStatus.Alive.class))
                .isEqualTo(new JobStatus.Alive(Instant.parse(TEN)));

        // When its node goes, its place is taken away
        cluster.disrupted(pod);
        awaitStatus(JobStatus.Evicted.class);

        // When it gets another, it runs again
        cluster.running(cluster.pod(key, "two"), "2026-03-01T12:00:00Z");
        assertThat(awaitStatus(JobStatus.Alive.class))
                .isEqualTo(new JobStatus.Alive(Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(changes).hasPositiveValue();
    }

    @Test
    void shouldFollowKueue() throws Exception {
        assumeTrue(hasKueue(), "the cluster has no Kueue");
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        cluster.workload(key, true, condition("QuotaReserved", "False", "Pending", "no quota"));
        awaitStatus(JobStatus.Waiting.class);

        // Then
        cluster.workload(key, true, condition("Evicted", "True", "Preempted", "by another"));
        awaitStatus(JobStatus.Evicted.class);
        cluster.workload(key, true, condition("Preempted", "True", "InClusterQueue", "by another"));
        awaitStatus(JobStatus.Evicted.class);
        cluster.workload(key, true, condition("Evicted", "False", "QuotaReserved", "back"));
        awaitStatus(JobStatus.Waiting.class);

        // And what ran for too long is not started again
        cluster.workload(
                key,
                false,
                condition("Evicted", "True", "MaximumExecutionTimeExceeded", "over 4 hours"));
        assertThat(awaitStatus(JobStatus.Stopped.class))
                .isEqualTo(new JobStatus.Stopped(new Failure("DEACTIVATED", "over 4 hours")));
    }

    @Test
    void shouldReportTheExitCodeOfTheLastPodThatFailed() throws Exception {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        cluster.unsuspend(key, true);
        cluster.failed(cluster.pod(key, "one"), 137, TEN);
        cluster.disrupted(cluster.pod(key, "two"));
        cluster.failed(cluster.pod(key, "three"), 64, "2026-03-01T10:20:00Z");
        assertThat(awaitStatus(JobStatus.Evicted.class)).isNotNull();

        // When
        cluster.condition(key, "Failed", "PodFailurePolicy", "exit code 64");

        line.answerTheNextLog("split\nclient_secret=hunter2\ntoo few rows\n");

        // Then
        assertThat(online().status(key))
                .isEqualTo(new JobStatus.Exited(64, "split\n[withheld]\ntoo few rows"));
        String log = "/pods/" + key.name() + "-three/log.*tailLines=20.*";
        assertThat(line.requests("GET")).anyMatch(it -> it.path().matches(".*" + log));
    }

    @Test
    void shouldReportSuccessAndADeadline() throws Exception {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        cluster.unsuspend(key, true);
        JobKey late = new JobKey(UUID.randomUUID(), 1);
        launcher.launch(ClusterSamples.order(late, ClusterSamples.HASH));

        // When
        cluster.condition(key, "SuccessCriteriaMet", "CompletionsReached", "");
        cluster.condition(late, "Failed", "DeadlineExceeded", "too long");

        // Then
        assertThat(awaitStatus(JobStatus.Exited.class)).isEqualTo(new JobStatus.Exited(0, ""));
        assertThat(launcher().status(late))
                .isEqualTo(new JobStatus.Stopped(new Failure("DEADLINE_EXCEEDED", "too long")));
        launcher.release(late);
    }

    @Test
    void shouldLoseAJobOfWhichNothingIsLeft() {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        cluster.condition(key, "Failed", "BackoffLimitExceeded", "pods are gone");

        // Then
        assertThat(launcher().status(key)).isEqualTo(new JobStatus.Vanished());
    }

    @Test
    void shouldConcludeNothingWhileTheServerIsAway() {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        for (int i = 0; i < 3; i++) {
            line.refuseNext("GET", 503, "ServiceUnavailable", "away");
        }

        // Then
        assertThat(online().status(key)).isInstanceOf(JobStatus.Unclear.class);
    }

    /// A node that is cut off would keep its pod for ever.
    @Test
    void shouldEndAJobByItsUidPodsFirstAndByForceWithoutTheNode() {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        String uid = cluster.job(key).getMetadata().getUid();
        Pod pod = cluster.pod(key, "one");

        // When
        online().terminate(key, Termination.GRACEFUL);
        boolean left = cluster.there(pod);
        online().terminate(key, Termination.FORCED);

        // Then
        assertThat(line.requests("DELETE")).hasSize(2);
        assertThat(line.requests("DELETE").getFirst().body())
                .contains("\"propagationPolicy\":\"Foreground\"")
                .contains("\"preconditions\":{\"uid\":\"" + uid + "\"}");
        assertThat(cluster.job(key).isMarkedForDeletion()).isTrue();
        assertThat(left).isTrue();
        assertThat(cluster.there(pod)).isFalse();
    }

    @Test
    void shouldKeepAnEndedJobUntilItIsReleased() throws Exception {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // When
        launcher.terminate(key, Termination.GRACEFUL);
        dropForegroundDeletion();

        // Then
        assertThat(awaitStatus(JobStatus.Vanished.class)).isEqualTo(new JobStatus.Vanished());
        assertThat(cluster.job(key).getFinalizers()).containsExactly(Keys.OUTCOME);

        // When
        launcher.release(key);
        launcher.release(key);

        // Then
        assertThat(cluster.found(key)).isNull();
        assertThat(launcher.status(key)).isEqualTo(new JobStatus.Absent());
    }

    @Test
    void shouldGiveAFinishedJobTimeToLiveOnlyWhenItIsReleased() {
        // Given
        launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));
        cluster.condition(key, "Complete", "CompletionsReached", "");
        assertThat(cluster.job(key).getSpec().getTtlSecondsAfterFinished()).isNull();

        // When
        launcher.release(key);

        // Then
        assertThat(cluster.job(key).getFinalizers()).doesNotContain(Keys.OUTCOME);
        assertThat(cluster.job(key).getSpec().getTtlSecondsAfterFinished()).isEqualTo(86_400);
        assertThat(cluster.job(key).isMarkedForDeletion()).isFalse();
    }

    @Test
    void shouldKeepALateLaunchFromStartingWhatWasEnded() throws Exception {
        // When
        launcher.terminate(key, Termination.GRACEFUL);
        launcher.terminate(key, Termination.FORCED);
        LaunchResult late = launcher.launch(ClusterSamples.order(key, ClusterSamples.HASH));

        // Then
        assertThat(late).isInstanceOf(LaunchResult.Refused.class);
        assertThat(awaitStatus(JobStatus.Vanished.class)).isEqualTo(new JobStatus.Vanished());
        assertThat(cluster.job(key).getSpec().getParallelism()).isZero();
        launcher.release(key);
        assertThat(cluster.job(key).isMarkedForDeletion()).isFalse();
    }

    private static Map<String, String> condition(
            String type, String status, String reason, String message) {
        return Map.of("type", type, "status", status, "reason", reason, "message", message);
    }

    /// What the collector does once no pod is left.
    private void dropForegroundDeletion() {
        Job job = cluster.job(key);
        if (job.getFinalizers().remove("foregroundDeletion")) {
            cluster.client()
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(cluster.namespace())
                    .resource(job)
                    .update();
        }
    }

    private Failure refusal() {
        LaunchResult result = online().launch(ClusterSamples.order(key, ClusterSamples.HASH));
        return result instanceof LaunchResult.Refused(Failure failure)
                ? failure
                : new Failure("NOT_REFUSED", result.toString());
    }

    private JobStatus awaitStatus(Class<? extends JobStatus> expected) throws Exception {
        JobStatus status = launcher.status(key);
        for (int i = 0; i < 3_000 && !expected.isInstance(status); i++) {
            Thread.sleep(10);
            status = launcher.status(key);
        }
        assertThat(status).isInstanceOf(expected);
        return Objects.requireNonNull(status);
    }

    private KubernetesSettings settings() {
        return ClusterSamples.settings(cluster.namespace());
    }

    private KubernetesJobLauncher launcher() {
        return launcher(settings(), cluster.client());
    }

    /// One that watches nothing, over the bad line.
    private KubernetesJobLauncher online() {
        return launcher(settings(), line.client());
    }

    private KubernetesJobLauncher launcher(KubernetesSettings settings, KubernetesClient client) {
        return new KubernetesJobLauncher(
                settings, client, ClusterSamples.JSON, changes::incrementAndGet);
    }
}
