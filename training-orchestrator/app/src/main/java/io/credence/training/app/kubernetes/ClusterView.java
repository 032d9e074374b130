package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.JobKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What the cluster's objects looked like a moment ago: listed once, then watched. It may lag, so
/// nothing final follows from it, and it wakes the reconciler when something moves.
final class ClusterView implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterView.class);
    private static final String OWNER = "owner";

    private final String namespace;
    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<GenericKubernetesResource> workloads;

    /// @param changed called for every change, and may be called for none
    ClusterView(ClusterApi api, String namespace, Duration resync, Runnable changed) {
        this.namespace = namespace;
        this.jobs = watched("jobs", api.jobInformer(resync), changed);
        this.pods = watched("pods", api.podInformer(resync), changed);
        this.workloads = watched("workloads", api.workloadInformer(resync), changed);
        pods.addIndexers(Map.of(OWNER, ClusterView::owners));
        workloads.addIndexers(
                Map.of(OWNER, workload -> List.of(ClusterApi.label(workload, Keys.JOB_UID))));
    }

    void start() {
        List.of(jobs, pods, workloads).forEach(SharedIndexInformer::start);
    }

    Optional<Job> job(JobKey key) {
        return Optional.ofNullable(
                jobs.getIndexer().getByKey(Cache.namespaceKeyFunc(namespace, key.name())));
    }

    JobReading reading(Job job) {
        return new JobReading(
                job, pods.getIndexer().byIndex(OWNER, job.getMetadata().getUid()), workload(job));
    }

    Optional<Workload> workload(Job job) {
        return workloads.getIndexer().byIndex(OWNER, job.getMetadata().getUid()).stream()
                .findFirst()
                .map(Workload::new);
    }

    @Override
    public void close() {
        List.of(jobs, pods, workloads).forEach(SharedIndexInformer::stop);
    }

    private static List<String> owners(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream().map(OwnerReference::getUid).toList();
    }

    private static <T extends HasMetadata> SharedIndexInformer<T> watched(
            String what, SharedIndexInformer<T> informer, Runnable changed) {
        return informer.addEventHandler(new Wake<T>(changed))
                .exceptionHandler((started, cause) -> {
                    LOG.warnf("cannot watch %s and will try again: %s", what, cause);
                    return true;
                });
    }

    private record Wake<T>(Runnable changed) implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            changed.run();
        }

        @Override
        public void onUpdate(T before, T after) {
            // A resync repeats what is known.
            if (!Objects.equals(before, after)) {
                changed.run();
            }
        }

        @Override
        public void onDelete(T object, boolean unknown) {
            changed.run();
        }
    }
}
