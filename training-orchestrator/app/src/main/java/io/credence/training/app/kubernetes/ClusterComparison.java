package io.credence.training.app.kubernetes;

import io.credence.platform.service.tenant.SystemScope;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.JobLauncher;
import io.credence.training.app.domain.RunQueue;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// All Jobs of the cluster against all attempts of the database, now and then. The reconciler looks
/// at the attempts it knows; this looks for Jobs that none of them has.
@ApplicationScoped
class ClusterComparison {

    private static final Logger LOG = Logger.getLogger(ClusterComparison.class);

    private final JobLauncher chosen;
    private final RunQueue queue;
    private final MultiGauge orphans;

    ClusterComparison(JobLauncher chosen, RunQueue queue, MeterRegistry meters) {
        this.chosen = chosen;
        this.queue = queue;
        this.orphans = MultiGauge.builder("credence.training.jobs.orphaned").register(meters);
    }

    @Scheduled(
            every = "{credence.training.kubernetes.compare-every}",
            identity = "cluster comparison",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compare() {
        if (chosen instanceof KubernetesJobLauncher cluster) {
            try {
                orphans.register(List.of(MultiGauge.Row.of(Tags.empty(), compare(cluster))), true);
            } catch (KubernetesClientException e) {
                LOG.warnf("cannot compare the cluster with the database: %s", e.getMessage());
            }
        }
    }

    /// The Jobs come first: each has its row before it is created, so one without a row now never
    /// had any.
    private int compare(KubernetesJobLauncher cluster) {
        int found = 0;
        for (Job job : cluster.all()) {
            Optional<JobKey> key = keyOf(job);
            switch (Ownership.of(job, key.flatMap(this::ownerOf))) {
                case KNOWN -> {}
                case TO_RELEASE -> key.ifPresent(cluster::release);
                case ORPHAN -> {
                    found++;
                    LOG.errorf(
                            "Job %s, uid %s, belongs to no run and is left alone",
                            job.getMetadata().getName(), job.getMetadata().getUid());
                }
            }
        }
        return found;
    }

    private Optional<RunQueue.Owner> ownerOf(JobKey key) {
        return SystemScope.call(
                () -> QuarkusTransaction.requiringNew().call(() -> queue.ownerOf(key)));
    }

    /// Empty if the Job is not called as the run's Job is.
    private static Optional<JobKey> keyOf(Job job) {
        try {
            JobKey key =
                    new JobKey(
                            UUID.fromString(ClusterApi.label(job, Keys.RUN)),
                            Integer.parseInt(ClusterApi.label(job, Keys.ATTEMPT)));
            return Optional.of(key).filter(name -> name.name().equals(job.getMetadata().getName()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
