package io.credence.training.app.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.ExitCode;
import io.credence.training.api.JobSpec;
import io.credence.training.app.config.KubernetesConfig;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.LaunchOrder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A run's Job, as a pure function of its order and the platform's settings.
final class TrainingJobFactory {

    private final KubernetesSettings settings;
    private final KubernetesConfig cluster;
    private final ObjectMapper json;
    private final TrainerPodFactory pods;

    TrainingJobFactory(KubernetesSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.cluster = settings.cluster();
        this.json = json;
        this.pods = new TrainerPodFactory(settings);
    }

    Job job(LaunchOrder order) {
        return job(order, Indexes.ONE);
    }

    Job job(LaunchOrder order, Indexes indexes) {
        JobSpecBuilder spec =
                new JobSpecBuilder()
                        // Kueue lets it go: nothing runs where it is absent or misconfigured.
                        .withSuspend(true)
                        .withCompletionMode("Indexed")
                        .withCompletions(indexes.count())
                        .withParallelism(indexes.parallelism())
                        // Never two trainers of one index alive.
                        .withPodReplacementPolicy("Failed")
                        .withPodFailurePolicy(failurePolicy(indexes))
                        .withTemplate(
                                new PodTemplateSpecBuilder()
                                        .withMetadata(podMetadata(order))
                                        .withSpec(pods.pod(order))
                                        .build());
        if (indexes.isStudy()) {
            spec.withBackoffLimitPerIndex(cluster.podRetries());
        } else {
            spec.withBackoffLimit(cluster.podRetries());
        }
        return new JobBuilder().withMetadata(metadata(order)).withSpec(spec.build()).build();
    }

    /// What takes the name of a Job that was ended before its launch: complete at once, without a
    /// pod. A launch that comes too late finds the name taken.
    Job closed(JobKey key) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(key.name())
                .withNamespace(settings.namespace())
                .withLabels(identity(key))
                .addToLabels(Keys.CLOSED, "true")
                .endMetadata()
                .withNewSpec()
                .withCompletions(0)
                .withParallelism(0)
                .withTtlSecondsAfterFinished(ttlSeconds())
                .withNewTemplate()
                .withSpec(pods.none(key))
                .endTemplate()
                .endSpec()
                .build();
    }

    int ttlSeconds() {
        return Math.toIntExact(settings.jobRetention().toSeconds());
    }

    private ObjectMeta metadata(LaunchOrder order) {
        Map<String, String> labels = identity(order.key());
        labels.put(Keys.TENANT, order.tenant().value());
        labels.put(Keys.QUEUE, cluster.queuePrefix() + order.tenant());
        labels.put(Keys.MAX_RUN_SECONDS, Long.toString(cluster.maxRunTime().toSeconds()));
        cluster.workloadPriority().ifPresent(name -> labels.put(Keys.WORKLOAD_PRIORITY, name));
        return new ObjectMetaBuilder()
                .withName(order.key().name())
                .withNamespace(settings.namespace())
                .withLabels(labels)
                .addToAnnotations(Keys.SPEC_HASH, order.specSha256())
                .addToAnnotations(Keys.EPOCH, Long.toString(order.epoch()))
                .withFinalizers(Keys.OUTCOME)
                .build();
    }

    private ObjectMeta podMetadata(LaunchOrder order) {
        Map<String, String> labels = identity(order.key());
        labels.put(Keys.TENANT, order.tenant().value());
        return new ObjectMetaBuilder()
                .withLabels(labels)
                .addToAnnotations(Keys.JOB, jobFile(order))
                .build();
    }

    private static Map<String, String> identity(JobKey key) {
        return new TreeMap<>(
                Map.of(
                        Keys.MANAGED_BY, Keys.ORCHESTRATOR,
                        Keys.RUN, key.runId().toString(),
                        Keys.ATTEMPT, Integer.toString(key.attempt())));
    }

    private String jobFile(LaunchOrder order) {
        JobSpec job =
                new JobSpec(
                        order.key().runId().toString(),
                        order.key().attempt(),
                        order.tenant().value(),
                        order.spec(),
                        order.datasetId(),
                        settings.endpoints(),
                        Mounts.ARTIFACTS,
                        Mounts.WORK,
                        Mounts.CREDENTIALS_FILE,
                        settings.codeVersion(),
                        Mounts.TOKEN_FILE);
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job file is plain data", e);
        }
    }

    /// The trainer's own last word ends it: another pod would say the same. A place that was taken
    /// away costs nothing. All else may be tried again.
    private static PodFailurePolicy failurePolicy(Indexes indexes) {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction(indexes.isStudy() ? "FailIndex" : "FailJob")
                .withNewOnExitCodes()
                .withContainerName(TrainerPodFactory.CONTAINER)
                .withOperator("In")
                .withValues(
                        Stream.of(ExitCode.BAD_DATA, ExitCode.FAILURE, ExitCode.BAD_CONFIGURATION)
                                .map(ExitCode::code)
                                .sorted()
                                .toList())
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .endOnPodCondition()
                .endRule()
                .build();
    }
}
