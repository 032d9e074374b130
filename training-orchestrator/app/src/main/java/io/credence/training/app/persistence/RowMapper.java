package io.credence.training.app.persistence;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.json.StoredJson;
import io.credence.training.api.TrainingProgress;
import io.credence.training.api.TrainingSpec;
import io.credence.training.app.domain.Attempt;
import io.credence.training.app.domain.Course;
import io.credence.training.app.domain.DispatchHold;
import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.RunResult;
import io.credence.training.app.domain.RunState;
import io.credence.training.app.domain.TrainingRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows to values and back.
@ApplicationScoped
class RowMapper {

    RowMapper() {}

    TrainingRun run(TrainingRunRow row) {
        return new TrainingRun(
                row.id,
                new TenantId(row.tenantId),
                row.requestedBy,
                row.requestedAt,
                StoredJson.read(row.spec, TrainingSpec.class),
                row.specSha256,
                state(row),
                new DispatchHold(row.epoch, row.dispatchFailures, row.freeAt),
                row.cancelRequestedAt);
    }

    private static RunState state(TrainingRunRow row) {
        Course course = new Course(row.attempt, row.datasetId, row.startedAt);
        return switch (row.state) {
            case REQUESTED -> new RunState.Requested(course);
            case QUEUED -> new RunState.Queued(course);
            case RUNNING -> new RunState.Running(course);
            case PREEMPTED -> new RunState.Preempted(course);
            case LOST -> new RunState.Lost(course);
            case SUCCEEDED -> new RunState.Succeeded(course, row.modelVersion, row.finishedAt);
            case FAILED ->
                    new RunState.Failed(
                            course,
                            new Failure(row.reason, Objects.requireNonNullElse(row.detail, "")),
                            row.finishedAt);
            case CANCELLED -> new RunState.Cancelled(course, row.finishedAt);
        };
    }

    /// Writes what may change after the insert.
    void write(TrainingRun run, TrainingRunRow row) {
        RunState state = run.state();
        RunResult result = RunResult.of(state);
        row.state = state.name();
        row.attempt = state.course().attempt();
        row.datasetId = state.course().datasetId();
        row.startedAt = state.course().startedAt();
        row.finishedAt = result.finishedAt();
        row.modelVersion = result.modelVersion();
        row.reason = result.reason();
        row.detail = result.detail();
        row.cancelRequestedAt = run.cancelRequestedAt();
        row.epoch = run.hold().epoch();
        row.dispatchFailures = run.hold().failures();
        row.freeAt = run.hold().freeAt();
    }

    Attempt attempt(TrainingAttemptRow row) {
        return new Attempt(
                new JobKey(row.runId, row.attempt),
                row.place,
                row.launchingAt,
                row.jobUid,
                row.terminationCause == null
                        ? null
                        : new Attempt.Termination(row.terminationCause, row.terminatedAt),
                row.holder == null
                        ? null
                        : new Attempt.Lease(row.holder, row.fencingToken, row.leaseUntil),
                row.reportedAt == null
                        ? null
                        : new Attempt.Report(
                                row.reportedAt, progress(row), row.progressPublishedAt),
                row.endedAt);
    }

    private @Nullable TrainingProgress progress(TrainingAttemptRow row) {
        return row.progress == null ? null : StoredJson.read(row.progress, TrainingProgress.class);
    }

    void write(Attempt attempt, TrainingAttemptRow row) {
        Attempt.Termination termination = attempt.termination();
        Attempt.Lease lease = attempt.lease();
        Attempt.Report report = attempt.report();
        row.jobUid = attempt.jobUid();
        row.endedAt = attempt.endedAt();
        row.terminationCause = termination == null ? null : termination.cause();
        row.terminatedAt = termination == null ? null : termination.at();
        row.holder = lease == null ? null : lease.holder();
        row.fencingToken = lease == null ? null : lease.fencingToken();
        row.leaseUntil = lease == null ? null : lease.until();
        row.reportedAt = report == null ? null : report.at();
        row.progressPublishedAt = report == null ? null : report.publishedAt();
        row.progress =
                report == null || report.progress() == null
                        ? null
                        : StoredJson.write(report.progress());
    }
}
