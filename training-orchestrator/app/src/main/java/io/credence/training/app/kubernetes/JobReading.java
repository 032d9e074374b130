package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobStatus;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a Job, its pods and its Workload say together.
record JobReading(Job job, List<Pod> pods, Optional<Workload> workload) {

    private static final String FOREGROUND_DELETION = "foregroundDeletion";

    /// @param log of a pod that ended
    JobStatus status(Function<Pod, String> log) {
        if (isClosed(job)) {
            return new JobStatus.Vanished();
        }
        if (is("Complete").isPresent() || is("SuccessCriteriaMet").isPresent()) {
            return new JobStatus.Exited(0, "");
        }
        Optional<JobCondition> failed = is("Failed");
        if (failed.isPresent()) {
            return failed(failed.get(), log);
        }
        Optional<Instant> life = livingSince();
        if (life.isPresent()) {
            return new JobStatus.Alive(life.get());
        }
        if (job.isMarkedForDeletion()) {
            return deleted(log);
        }
        if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            return workload.map(Workload::status).orElseGet(JobStatus.Waiting::new);
        }
        return pods.stream().anyMatch(JobReading::isDisrupted)
                ? new JobStatus.Evicted()
                : new JobStatus.Waiting();
    }

    static boolean isClosed(Job job) {
        return job.getMetadata().getLabels().containsKey(Keys.CLOSED);
    }

    /// No pod of it will start any more, by its own doing.
    boolean isFinished() {
        return is("Complete").isPresent() || is("Failed").isPresent();
    }

    private JobStatus failed(JobCondition condition, Function<Pod, String> log) {
        if ("DeadlineExceeded".equals(condition.getReason())) {
            return new JobStatus.Stopped(
                    new Failure(
                            "DEADLINE_EXCEEDED",
                            Objects.requireNonNullElse(condition.getMessage(), "")));
        }
        return ended(log);
    }

    /// Until the collector has seen the last pod go, one may be alive.
    private JobStatus deleted(Function<Pod, String> log) {
        return job.getFinalizers().contains(FOREGROUND_DELETION)
                ? new JobStatus.Alive()
                : ended(log);
    }

    /// By the pod that ended last; how one ended whose place was taken away says little.
    private JobStatus ended(Function<Pod, String> log) {
        Optional<Pod> last =
                pods.stream()
                        .filter(pod -> end(pod) != null)
                        .max(
                                Comparator.comparing((Pod pod) -> !isDisrupted(pod))
                                        .thenComparing(JobReading::endedAt));
        return last.<JobStatus>map(pod ->
                        new JobStatus.Exited(
                                Objects.requireNonNull(end(pod)).getExitCode(), log.apply(pod)))
                .orElseGet(JobStatus.Vanished::new);
    }

    private Optional<JobCondition> is(String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals(type))
                        .filter(condition -> condition.getStatus().equals("True"))
                        .findFirst();
    }

    private Optional<Instant> livingSince() {
        return pods.stream()
                .filter(pod -> pod.getStatus() != null)
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .map(JobReading::startedAt)
                .max(Comparator.naturalOrder());
    }

    private static Instant startedAt(Pod pod) {
        return trainers(pod)
                .map(container -> container.getState().getRunning())
                .filter(Objects::nonNull)
                .map(running -> Instant.parse(running.getStartedAt()))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private static @Nullable ContainerStateTerminated end(Pod pod) {
        return trainers(pod)
                .map(container -> container.getState().getTerminated())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Instant endedAt(Pod pod) {
        ContainerStateTerminated end = end(pod);
        return end == null || end.getFinishedAt() == null
                ? Instant.EPOCH
                : Instant.parse(end.getFinishedAt());
    }

    private static Stream<ContainerStatus> trainers(Pod pod) {
        return pod.getStatus() == null
                ? Stream.empty()
                : pod.getStatus().getContainerStatuses().stream()
                        .filter(container ->
                                container.getName().equals(TrainerPodFactory.CONTAINER))
                        .filter(container -> container.getState() != null);
    }

    private static boolean isDisrupted(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("DisruptionTarget")
                                        && condition.getStatus().equals("True"));
    }
}
