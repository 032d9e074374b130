package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.JobKey;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One namespace of a cluster, in which a test plays kubelet, Job controller and Kueue.
public record TestCluster(KubernetesClient client, String namespace) {

    private static final Map<String, String> ANNOUNCEMENTS =
            Map.of("Complete", "SuccessCriteriaMet", "Failed", "FailureTarget");

    public Job job(JobKey key) {
        return Objects.requireNonNull(found(key), "no Job " + key.name());
    }

    public @Nullable Job found(JobKey key) {
        return client.batch().v1().jobs().inNamespace(namespace).withName(key.name()).get();
    }

    public List<Job> jobs() {
        return client.batch().v1().jobs().inNamespace(namespace).list().getItems();
    }

    public void unsuspend(JobKey key, boolean running) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(key.name())
                .edit(job ->
                        new JobBuilder(job).editSpec().withSuspend(!running).endSpec().build());
    }

    /// As the Job controller writes it, and as an API server takes it: an end follows the condition
    /// that announces it, and a success says when it came.
    public void condition(JobKey key, String type, String reason, String message) {
        String announcement = ANNOUNCEMENTS.get(type);
        if (announcement != null && !has(job(key), announcement)) {
            condition(key, announcement, reason, message);
        }
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(key.name())
                .editStatus(job -> {
                    JobStatusBuilder status = new JobStatusBuilder(job.getStatus());
                    if (status.getStartTime() == null) {
                        status.withStartTime(now);
                    }
                    if (type.equals("Complete")) {
                        status.withCompletionTime(now);
                    }
                    status.addNewCondition()
                            .withType(type)
                            .withStatus("True")
                            .withReason(reason)
                            .withMessage(message)
                            .withLastTransitionTime(now)
                            .endCondition();
                    return new JobBuilder(job).withStatus(status.build()).build();
                });
    }

    private static boolean has(Job job, String condition) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(it -> it.getType().equals(condition));
    }

    /// A pod of the Job that no scheduler will touch.
    public Pod pod(JobKey key, String name) {
        Job job = job(key);
        return client.pods()
                .inNamespace(namespace)
                .resource(
                        new PodBuilder()
                                .withNewMetadata()
                                .withName(key.name() + "-" + name)
                                .withNamespace(namespace)
                                .withLabels(job.getSpec().getTemplate().getMetadata().getLabels())
                                .addNewOwnerReference()
                                .withApiVersion("batch/v1")
                                .withKind("Job")
                                .withName(job.getMetadata().getName())
                                .withUid(job.getMetadata().getUid())
                                .endOwnerReference()
                                .endMetadata()
                                .withNewSpec()
                                .withSchedulerName("nobody")
                                .withRestartPolicy("Never")
                                .addNewContainer()
                                .withName(TrainerPodFactory.CONTAINER)
                                .withImage("example.org/train:none")
                                .endContainer()
                                .endSpec()
                                .build())
                .create();
    }

    public void running(Pod pod, String since) {
        status(
                pod,
                new PodStatusBuilder().withPhase("Running"),
                new ContainerStateBuilder()
                        .withNewRunning()
                        .withStartedAt(since)
                        .endRunning()
                        .build());
    }

    public void succeeded(Pod pod, String at) {
        status(pod, new PodStatusBuilder().withPhase("Succeeded"), terminated(0, at));
    }

    public void failed(Pod pod, int code, String at) {
        status(pod, new PodStatusBuilder().withPhase("Failed"), terminated(code, at));
    }

    public void disrupted(Pod pod) {
        status(
                pod,
                new PodStatusBuilder()
                        .withPhase("Failed")
                        .addNewCondition()
                        .withType("DisruptionTarget")
                        .withStatus("True")
                        .withReason("PreemptionByScheduler")
                        .endCondition(),
                terminated(143, "2026-03-01T10:30:00Z"));
    }

    private static ContainerState terminated(int code, String at) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(code)
                .withFinishedAt(at)
                .endTerminated()
                .build();
    }

    private void status(Pod pod, PodStatusBuilder status, ContainerState state) {
        client.pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .editStatus(now ->
                        new PodBuilder(now)
                                .withStatus(
                                        status.addNewContainerStatus()
                                                .withName(TrainerPodFactory.CONTAINER)
                                                .withImage("example.org/train:none")
                                                .withImageID("")
                                                .withReady(false)
                                                .withRestartCount(0)
                                                .withState(state)
                                                .endContainerStatus()
                                                .build())
                                .build());
    }

    boolean there(Pod pod) {
        return client.pods().inNamespace(namespace).withName(pod.getMetadata().getName()).get()
                != null;
    }

    /// Takes a pod away, as the collector does when its Job is deleted.
    public void delete(Pod pod) {
        client.pods().inNamespace(namespace).resource(pod).delete();
    }

    /// Kueue's word on the Job.
    void workload(JobKey key, boolean active, Map<String, String> condition) {
        Job job = job(key);
        GenericKubernetesResource workload =
                new GenericKubernetesResourceBuilder()
                        .withApiVersion(Keys.KUEUE + "/v1beta1")
                        .withKind("Workload")
                        .withNewMetadata()
                        .withName("job-" + key.name())
                        .withNamespace(namespace)
                        .addToLabels(Keys.JOB_UID, job.getMetadata().getUid())
                        .endMetadata()
                        .build();
        workload.setAdditionalProperty("spec", Map.of("active", active));
        workload.setAdditionalProperty("status", Map.of("conditions", List.of(condition)));
        workloads().inNamespace(namespace).resource(workload).delete();
        workloads().inNamespace(namespace).resource(workload).create();
    }

    private MixedOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>>
            workloads() {
        return client.genericKubernetesResources(
                new ResourceDefinitionContext.Builder()
                        .withGroup(Keys.KUEUE)
                        .withVersion("v1beta1")
                        .withKind("Workload")
                        .withPlural("workloads")
                        .withNamespaced(true)
                        .build());
    }
}
