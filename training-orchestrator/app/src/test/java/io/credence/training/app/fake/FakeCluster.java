package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.JobSpec;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Plays all of a cluster but its API server: each Job gets a place and a pod as soon as it is
/// there, whose trainer behaves as the model's name says; a Job that is deleted loses its pod.
public final class FakeCluster implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOB_FILE = "credence.io/job";
    private static final long LOOK_MS = 20;

    private final TestCluster cluster;
    private final JobSpec.Credentials credentials;
    private final ClusterTokens tokens;
    private final Map<String, String> runsByJob = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, Trainer> trainers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Trainer(Pod pod, Future<?> work) {}

    /// @param credentials of every trainer
    public FakeCluster(TestCluster cluster, JobSpec.Credentials credentials, ClusterTokens tokens) {
        this.cluster = cluster;
        this.credentials = credentials;
        this.tokens = tokens;
        Thread.ofVirtual().start(this::play);
    }

    /// How many Jobs of the run there ever were.
    public int jobsOf(String run) {
        return (int) runsByJob.values().stream().filter(run::equals).count();
    }

    public boolean wasDeleted(String run) {
        return deleted.contains(run);
    }

    private void play() {
        try {
            while (!threads.isShutdown()) {
                for (Job job : cluster.jobs()) {
                    look(job);
                }
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Job job) {
        String uid = job.getMetadata().getUid();
        ObjectMeta pod = job.getSpec().getTemplate().getMetadata();
        String jobFile = pod == null ? null : pod.getAnnotations().get(JOB_FILE);
        if (job.isMarkedForDeletion()) {
            end(uid);
        } else if (jobFile != null && !runsByJob.containsKey(uid)) {
            start(uid, jobFile);
        }
    }

    private void end(String uid) {
        Trainer trainer = trainers.remove(uid);
        if (trainer != null) {
            deleted.add(runsByJob.get(uid));
            trainer.work.cancel(true);
            cluster.delete(trainer.pod);
        }
    }

    private void start(String uid, String jobFile) {
        JobSpec job = read(jobFile);
        JobKey key = new JobKey(UUID.fromString(job.runId()), job.attempt());
        runsByJob.put(uid, job.runId());
        cluster.unsuspend(key, true);
        Pod pod = cluster.pod(key, "one");
        cluster.running(pod, Instant.now().toString());
        trainers.put(uid, new Trainer(pod, threads.submit(() -> train(job, key, pod))));
    }

    private Object train(JobSpec job, JobKey key, Pod pod) throws Exception {
        Protocol protocol =
                Protocol.of(
                        job,
                        credentials,
                        tokens.sign(ClusterTokens.claims(key, cluster.namespace())));
        Protocol.insist(protocol::lease);
        protocol.heartbeat(1);
        while (job.spec().model().equals("hang")) {
            protocol.heartbeat(1);
            Thread.sleep(LOOK_MS);
        }
        Protocol.insist(() -> protocol.outcome(TrainingOutcome.success(7)));
        cluster.succeeded(pod, Instant.now().toString());
        cluster.condition(key, "Complete", "CompletionsReached", "");
        return key;
    }

    private static JobSpec read(String jobFile) {
        try {
            return JSON.readValue(jobFile, JobSpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
