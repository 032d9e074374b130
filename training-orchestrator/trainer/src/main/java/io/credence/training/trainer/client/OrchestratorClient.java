package io.credence.training.trainer.client;

import io.credence.training.api.TrainingErrorCode;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.api.TrainingProgress;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a Job says to training-orchestrator about its attempt. Every word carries the lease's
/// fencing token; once another attempt holds the lease, a Job hears so and leaves.
public final class OrchestratorClient {

    private final ServiceClient service;
    private final String attempt;

    public OrchestratorClient(ServiceClient service, String runId, int attempt) {
        this.service = service;
        this.attempt = "api/v1/training-runs/" + runId + "/attempts/" + attempt;
    }

    /// The right to speak for an attempt.
    public record Lease(long fencingToken, long leaseSeconds) {}

    private record Holder(String holder, @Nullable String token) {}

    private record Beat(long fencingToken, TrainingProgress progress) {}

    private record Answer(boolean cancelRequested) {}

    private record Report(long fencingToken, TrainingOutcome outcome) {}

    /// Asks to be the one that works on the attempt.
    ///
    /// @param token what proves that this is the attempt's Job, where it was given that
    public Lease lease(String holder, @Nullable String token) {
        return fenced(
                () -> service.post(attempt + "/lease", new Holder(holder, token), Lease.class));
    }

    /// Keeps the lease and answers whether the run shall be cancelled. Tried once.
    public boolean heartbeat(Lease lease, TrainingProgress progress) {
        return fenced(() ->
                        service.postOnce(
                                attempt + "/heartbeat",
                                new Beat(lease.fencingToken(), progress),
                                Answer.class))
                .cancelRequested();
    }

    /// Asks whether the lease still holds, as often as it takes to get an answer.
    ///
    /// @return whether the run shall be cancelled
    public boolean confirm(Lease lease, TrainingProgress progress) {
        return fenced(() ->
                        service.post(
                                attempt + "/heartbeat",
                                new Beat(lease.fencingToken(), progress),
                                Answer.class))
                .cancelRequested();
    }

    public void outcome(Lease lease, TrainingOutcome outcome) {
        fenced(() -> {
            service.post(attempt + "/outcome", new Report(lease.fencingToken(), outcome));
            return outcome;
        });
    }

    private static <T> T fenced(Supplier<T> call) {
        try {
            return call.get();
        } catch (Refusal refusal) {
            if (refusal.code().equals(TrainingErrorCode.LEASE_LOST.name())) {
                throw new JobFailure(
                        FailureReason.LEASE_LOST, "another attempt holds the lease", refusal);
            }
            throw refusal;
        }
    }
}
