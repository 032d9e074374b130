package io.credence.training.trainer;

import io.credence.platform.artifacts.FileSystemArtifactStore;
import io.credence.training.api.ExitCode;
import io.credence.training.api.JobSpec;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.trainer.client.ClientCredentials;
import io.credence.training.trainer.client.FeatureClient;
import io.credence.training.trainer.client.OrchestratorClient;
import io.credence.training.trainer.client.Refusal;
import io.credence.training.trainer.client.RegistryClient;
import io.credence.training.trainer.client.Retry;
import io.credence.training.trainer.client.ServiceClient;
import io.credence.training.trainer.client.Tokens;
import io.credence.training.trainer.job.EventLog;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.job.JobFile;
import io.credence.training.trainer.job.StopSignal;
import io.credence.training.trainer.pipeline.Heartbeat;
import io.credence.training.trainer.pipeline.JobContext;
import io.credence.training.trainer.pipeline.ProgressMeter;
import io.credence.training.trainer.pipeline.TrainingJob;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs one Job: takes the lease, trains, and reports how it ended.
public final class Trainer {

    /// Longer than a lease is fresh whose holder was killed.
    public static final Duration LEASE_PATIENCE = Duration.ofSeconds(90);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final PrintStream out;
    private final InstantSource clock;
    private final StopSignal stop;
    private final Retry retry;
    private final Duration leasePatience;

    /// @param retry how long to wait for a service that does not answer
    /// @param leasePatience how long to wait for another holder's lease to end
    public Trainer(
            PrintStream out,
            InstantSource clock,
            StopSignal stop,
            Retry retry,
            Duration leasePatience) {
        this.out = out;
        this.clock = clock;
        this.stop = stop;
        this.retry = retry;
        this.leasePatience = leasePatience;
    }

    public ExitCode train(Path jobFile) {
        EventLog log = new EventLog(out, clock, Map.of());
        try {
            JobSpec job = JobFile.read(jobFile);
            log =
                    new EventLog(
                            out,
                            clock,
                            Map.of(
                                    "tenant", job.tenant(),
                                    "run", job.runId(),
                                    "attempt", job.attempt(),
                                    "model", job.spec().model(),
                                    "instrument", job.spec().dataset().instrument()));
            return train(job, log);
        } catch (JobFailure failure) {
            log.warn("job_ended", describe(failure));
            return failure.reason().exitCode();
        } catch (RuntimeException e) {
            log.error("job_crashed", e);
            return ExitCode.FAILURE;
        }
    }

    private ExitCode train(JobSpec job, EventLog log) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build();
        Tokens tokens = new ClientCredentials(http, JobFile.credentials(job), clock, retry);
        JobSpec.Endpoints endpoints = job.endpoints();
        OrchestratorClient orchestrator =
                new OrchestratorClient(
                        service(http, tokens, endpoints.training()), job.runId(), job.attempt());
        OrchestratorClient.Lease lease = lease(orchestrator, JobFile.token(job), log);
        ProgressMeter progress = new ProgressMeter(job.spec().fit().maxEpochs());
        try (Heartbeat heartbeat =
                new Heartbeat(orchestrator, lease, progress, stop, log).start()) {
            JobContext context =
                    new JobContext(
                            job,
                            new FeatureClient(service(http, tokens, endpoints.features())),
                            new RegistryClient(service(http, tokens, endpoints.registry())),
                            new FileSystemArtifactStore(Path.of(job.artifactRoot()))
                                    .scope(job.tenant()),
                            progress,
                            heartbeat,
                            stop,
                            log,
                            clock);
            return end(context, orchestrator, lease);
        }
    }

    /// The place of a pod that was killed is free only when nobody can take that one for alive any
    /// more.
    private OrchestratorClient.Lease lease(
            OrchestratorClient orchestrator, @Nullable String token, EventLog log) {
        Instant end = clock.instant().plus(leasePatience);
        for (int refused = 0; true; refused++) {
            stop.check();
            try {
                return orchestrator.lease(holder(), token);
            } catch (JobFailure failure) {
                if (failure.reason() != FailureReason.LEASE_LOST || clock.instant().isAfter(end)) {
                    throw failure;
                }
                if (refused == 0) {
                    log.info("lease_awaited", Map.of("until", end.toString()));
                }
                retry.pause();
            }
        }
    }

    private ExitCode end(
            JobContext context, OrchestratorClient orchestrator, OrchestratorClient.Lease lease) {
        int version;
        try {
            version = run(context);
        } catch (JobFailure failure) {
            context.heartbeat().close();
            context.log().warn("job_ended", describe(failure));
            if (isFinal(failure.reason())) {
                orchestrator.outcome(
                        lease,
                        TrainingOutcome.failure(
                                failure.reason().name(), String.valueOf(failure.getMessage())));
            }
            return failure.reason().exitCode();
        }
        context.heartbeat().close();
        orchestrator.outcome(lease, TrainingOutcome.success(version));
        context.log().info("job_succeeded", Map.of("version", version));
        return ExitCode.SUCCESS;
    }

    /// Every failure with a reason.
    private static int run(JobContext context) {
        try {
            Files.createDirectories(Path.of(context.job().workDirectory()));
            return new TrainingJob(context).run();
        } catch (Refusal refusal) {
            throw new JobFailure(
                    FailureReason.REQUEST_REFUSED, String.valueOf(refusal.getMessage()), refusal);
        } catch (IOException | UncheckedIOException e) {
            context.log().error("job_crashed", e);
            throw new JobFailure(FailureReason.INTERNAL, "file access failed: " + e, e);
        } catch (JobFailure failure) {
            throw failure;
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            context.log().error("job_crashed", e);
            throw new JobFailure(FailureReason.INTERNAL, "a defect: " + e, e);
        }
    }

    /// Whoever lost the lease may not speak; a terminated attempt, and one that a service kept
    /// waiting, is resumed by the next.
    private static boolean isFinal(FailureReason reason) {
        return switch (reason) {
            case LEASE_LOST, TERMINATED, SERVICE_UNAVAILABLE -> false;
            case BAD_JOB_FILE,
                    UNKNOWN_ARCHITECTURE,
                    CHECKPOINT_OF_ANOTHER_RUN,
                    DATASET_INVALID,
                    DATASET_CORRUPT,
                    TOO_FEW_ROWS,
                    SINGLE_CLASS,
                    CANCELLED,
                    DIVERGED,
                    EXPORT_MISMATCH,
                    REQUEST_REFUSED,
                    INTERNAL ->
                    true;
        };
    }

    private ServiceClient service(HttpClient http, Tokens tokens, String base) {
        return new ServiceClient(http, tokens, base, retry);
    }

    /// Names this process, so that a retried request for the lease is known as its own.
    private static String holder() {
        return ManagementFactory.getRuntimeMXBean().getName()
                + "@"
                + ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static Map<String, String> describe(JobFailure failure) {
        return Map.of(
                "reason", failure.reason().name(),
                "detail", String.valueOf(failure.getMessage()));
    }
}
