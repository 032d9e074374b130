package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.LogTail;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The few requests that Jobs need of the API server, in one namespace. It may list and watch Jobs,
/// pods and Kueue's Workloads, and create, patch and delete Jobs.
final class ClusterApi {

    private final KubernetesClient client;
    private final String namespace;
    private final String kueueVersion;

    ClusterApi(KubernetesClient client, String namespace, String kueueVersion) {
        this.client = client;
        this.namespace = namespace;
        this.kueueVersion = kueueVersion;
    }

    /// Sends the request once. A client that sends again by itself turns a success whose answer was
    /// lost into a conflict with itself.
    Job create(Job job) {
        return client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(
                        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                                .withRequestRetryBackoffLimit(0)
                                .build())
                .call(once ->
                        once.batch().v1().jobs().inNamespace(namespace).resource(job).create());
    }

    Optional<Job> job(JobKey key) {
        return Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(namespace).withName(key.name()).get());
    }

    List<Job> jobs() {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel(Keys.MANAGED_BY, Keys.ORCHESTRATOR)
                .list()
                .getItems();
    }

    List<Pod> podsOf(Job job) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel(Keys.RUN, label(job, Keys.RUN))
                .withLabel(Keys.ATTEMPT, label(job, Keys.ATTEMPT))
                .list()
                .getItems()
                .stream()
                .filter(pod -> isOwnedBy(pod, job))
                .toList();
    }

    String log(Pod pod) {
        try {
            return LogTail.of(
                    client.pods()
                            .inNamespace(namespace)
                            .withName(pod.getMetadata().getName())
                            .tailingLines(LogTail.LINES)
                            .getLog());
        } catch (KubernetesClientException gone) {
            return "";
        }
    }

    /// Ends its pods first, and only if it is still this Job and no other of its name.
    void delete(Job job) {
        try {
            client.raw(
                    "/apis/batch/v1/namespaces/%s/jobs/%s"
                            .formatted(namespace, job.getMetadata().getName()),
                    "DELETE",
                    new DeleteOptionsBuilder()
                            .withApiVersion("v1")
                            .withPropagationPolicy("Foreground")
                            .withNewPreconditions()
                            .withUid(job.getMetadata().getUid())
                            .endPreconditions()
                            .build());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                    && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    /// Takes a pod out of the cluster's books without waiting for its node.
    void strike(Pod pod) {
        client.pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .withGracePeriod(0)
                .delete();
    }

    /// Takes our finalizer away and says how long the Job stays, both or neither.
    void release(Job job, int ttlSeconds) {
        int at = job.getFinalizers().indexOf(Keys.OUTCOME);
        String path = "/metadata/finalizers/" + at;
        String patch =
                """
                [{"op": "test", "path": "/metadata/uid", "value": "%s"},
                 {"op": "test", "path": "%s", "value": "%s"},
                 {"op": "add", "path": "/spec/ttlSecondsAfterFinished", "value": %d},
                 {"op": "remove", "path": "%s"}]
                """
                        .formatted(
                                job.getMetadata().getUid(), path, Keys.OUTCOME, ttlSeconds, path);
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(job.getMetadata().getName())
                .patch(PatchContext.of(PatchType.JSON), patch);
    }

    /// The keys that the cluster signs pods' tokens with. Every service account may ask for them.
    String keySet() {
        return Objects.requireNonNullElse(client.raw("/openid/v1/jwks"), "{\"keys\": []}");
    }

    SharedIndexInformer<Job> jobInformer(Duration resync) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel(Keys.MANAGED_BY, Keys.ORCHESTRATOR)
                .runnableInformer(resync.toMillis());
    }

    SharedIndexInformer<Pod> podInformer(Duration resync) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel(Keys.MANAGED_BY, Keys.ORCHESTRATOR)
                .runnableInformer(resync.toMillis());
    }

    SharedIndexInformer<GenericKubernetesResource> workloadInformer(Duration resync) {
        return client.genericKubernetesResources(
                        new ResourceDefinitionContext.Builder()
                                .withGroup(Keys.KUEUE)
                                .withVersion(kueueVersion)
                                .withKind("Workload")
                                .withPlural("workloads")
                                .withNamespaced(true)
                                .build())
                .inNamespace(namespace)
                .runnableInformer(resync.toMillis());
    }

    static boolean isOwnedBy(HasMetadata object, Job job) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid()));
    }

    static String label(HasMetadata object, String key) {
        return Objects.requireNonNullElse(object.getMetadata().getLabels().get(key), "");
    }
}
