package io.credence.training.app.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.JobLauncher;
import io.credence.training.app.domain.JobStatus;
import io.credence.training.app.domain.LaunchOrder;
import io.credence.training.app.domain.LaunchResult;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Jobs as Kubernetes Jobs.
///
/// Exactly once, by the name: creating is the one request that starts a Job, the API server lets
/// one of a name exist, and a finalizer keeps it there until its end is written down.
public final class KubernetesJobLauncher implements JobLauncher, AutoCloseable {

    private final KubernetesSettings settings;
    private final ClusterApi api;
    private final ClusterView view;
    private final TrainingJobFactory factory;
    private final PodTokens tokens;

    /// @param changed called when something in the cluster may have moved
    KubernetesJobLauncher(
            KubernetesSettings settings,
            KubernetesClient client,
            ObjectMapper json,
            Runnable changed) {
        this.settings = settings;
        this.api = new ClusterApi(client, settings.namespace(), settings.cluster().kueueVersion());
        this.view =
                new ClusterView(api, settings.namespace(), settings.cluster().resync(), changed);
        this.factory = new TrainingJobFactory(settings, json);
        this.tokens =
                new PodTokens(
                        api::keySet,
                        settings.namespace(),
                        settings.cluster().serviceAccount(),
                        InstantSource.system());
    }

    /// Begins to watch.
    KubernetesJobLauncher start() {
        view.start();
        return this;
    }

    @Override
    public void close() {
        view.close();
    }

    @Override
    public String place() {
        return settings.place();
    }

    @Override
    public int capacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean ready() {
        return settings.cluster().image().isPresent();
    }

    @Override
    public LaunchResult launch(LaunchOrder order) {
        if (!ready()) {
            return new LaunchResult.Refused(
                    new Failure(Failure.NO_TRAINER, "this installation has no trainer's image"));
        }
        try {
            // A kubelet would make it too, but for root only.
            settings.runs().create(order.key().runId());
            return new LaunchResult.Launched(uid(api.create(factory.job(order))));
        } catch (IOException e) {
            return new LaunchResult.Unknown(e.toString());
        } catch (KubernetesClientException e) {
            return e.getCode() == HttpURLConnection.HTTP_CONFLICT
                    ? adopted(order)
                    : ApiRefusal.result(e);
        }
    }

    /// The Job of the name, if it is this run's. A stranger is left alone.
    private LaunchResult adopted(LaunchOrder order) {
        Optional<Job> there;
        try {
            there = api.job(order.key());
        } catch (KubernetesClientException e) {
            return new LaunchResult.Unknown(e.toString());
        }
        if (there.isEmpty()) {
            return new LaunchResult.Unknown("the name was taken and is free again");
        }
        Job job = there.get();
        if (isOf(job, order.key())
                && order.specSha256()
                        .equals(job.getMetadata().getAnnotations().get(Keys.SPEC_HASH))) {
            return new LaunchResult.AlreadyExists(uid(job));
        }
        if (JobReading.isClosed(job)) {
            settings.runs().delete(order.key().runId());
        }
        return new LaunchResult.Refused(
                new Failure(Failure.NAME_CONFLICT, "another spec holds " + order.key().name()));
    }

    @Override
    public JobStatus status(JobKey key) {
        JobStatus seen =
                view.job(key)
                        .filter(job -> isOf(job, key))
                        .map(job -> view.reading(job).status(_ -> ""))
                        .orElseGet(JobStatus.Absent::new);
        return switch (seen) {
            case JobStatus.Waiting _, JobStatus.Alive _, JobStatus.Evicted _, JobStatus.Unclear _ ->
                    seen;
            // A view that lags must not end a run.
            case JobStatus.Absent _,
                    JobStatus.Exited _,
                    JobStatus.Stopped _,
                    JobStatus.Vanished _ ->
                    read(key);
        };
    }

    private JobStatus read(JobKey key) {
        try {
            return api.job(key)
                    .filter(job -> isOf(job, key))
                    .map(job -> reading(job).status(api::log))
                    .orElseGet(JobStatus.Absent::new);
        } catch (KubernetesClientException e) {
            return new JobStatus.Unclear(e.toString());
        }
    }

    private JobReading reading(Job job) {
        return new JobReading(job, api.podsOf(job), view.workload(job));
    }

    /// By force also where no kubelet is left to say that a pod has gone, as on a node that is cut
    /// off: its process may go on, but holds no lease.
    @Override
    public void terminate(JobKey key, Termination termination) {
        Optional<Job> there = api.job(key);
        if (there.isEmpty() && close(key)) {
            return;
        }
        there.or(() -> api.job(key))
                .filter(job -> isOf(job, key) && !JobReading.isClosed(job))
                .ifPresent(job -> terminate(job, termination));
    }

    private void terminate(Job job, Termination termination) {
        if (!job.isMarkedForDeletion()) {
            api.delete(job);
        }
        if (termination == Termination.FORCED) {
            api.podsOf(job).forEach(api::strike);
        }
    }

    /// Takes the name, so that a launch that comes too late finds it taken.
    private boolean close(JobKey key) {
        try {
            api.create(factory.closed(key));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<String> holder(JobKey key, String name, @Nullable String proof) {
        try {
            return proof == null ? Optional.empty() : tokens.pod(key, proof);
        } catch (KubernetesClientException e) {
            throw new ProblemException(
                    PlatformErrorCode.UPSTREAM_FAILED,
                    "the cluster does not answer; try again later",
                    e);
        }
    }

    @Override
    public void release(JobKey key) {
        api.job(key)
                .filter(job -> isOf(job, key) && !JobReading.isClosed(job))
                .ifPresent(this::release);
    }

    private void release(Job job) {
        if (job.getFinalizers().contains(Keys.OUTCOME)) {
            api.release(job, factory.ttlSeconds());
        }
        // Only what finished has a time to live.
        if (!reading(job).isFinished()) {
            api.delete(job);
        }
    }

    @Override
    public void forget(UUID runId) {
        settings.runs().delete(runId);
    }

    /// Every Job of the cluster that an orchestrator made.
    List<Job> all() {
        return api.jobs();
    }

    private static boolean isOf(Job job, JobKey key) {
        return ClusterApi.label(job, Keys.MANAGED_BY).equals(Keys.ORCHESTRATOR)
                && ClusterApi.label(job, Keys.RUN).equals(key.runId().toString())
                && ClusterApi.label(job, Keys.ATTEMPT).equals(Integer.toString(key.attempt()));
    }

    private static String uid(Job job) {
        return job.getMetadata().getUid();
    }
}
