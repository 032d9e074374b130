package io.credence.training.app.domain;

import io.credence.training.app.domain.JobLauncher.Termination;
import java.time.Duration;
import java.time.Instant;

/// Judges a run by what is written of it and what is seen of its Job. Level-based: it asks where
/// things stand, not what happened, so a missed or repeated look changes nothing.
///
/// @param grace between the request to leave and taking the Job away
/// @param silence after which a living Job that does not speak is ended
record Judge(Duration grace, Duration silence, int maxAttempts) {

    Verdict judge(TrainingRun run, Attempt attempt, JobStatus status, Instant now) {
        return switch (run.state()) {
            case RunState.Finished finished -> leftover(run, attempt, status, finished, now);
            case RunState.Lost lost -> lost(run, lost, attempt, status, now);
            case RunState.Dispatched dispatched ->
                    dispatched(run, dispatched, attempt, status, now);
            case RunState.Requested _ -> new Verdict.Wait();
        };
    }

    private Verdict leftover(
            TrainingRun run,
            Attempt attempt,
            JobStatus status,
            RunState.Finished finished,
            Instant now) {
        return switch (status) {
            case JobStatus.Unclear _ -> new Verdict.Wait();
            case JobStatus.Exited _, JobStatus.Stopped _, JobStatus.Vanished _ ->
                    new Verdict.LetGo(null);
            case JobStatus.Absent _ -> {
                if (attempt.jobUid() != null || attempt.termination() != null) {
                    yield new Verdict.LetGo(null);
                }
                yield run.hold().heldAt(now)
                        ? new Verdict.Wait()
                        : end(attempt, Attempt.Cause.OVERDUE, now);
            }
            case JobStatus.Alive _, JobStatus.Waiting _, JobStatus.Evicted _ ->
                    finished.finishedAt().plus(grace).isAfter(now)
                            ? new Verdict.Wait()
                            : end(attempt, Attempt.Cause.OVERDUE, now);
        };
    }

    private Verdict lost(
            TrainingRun run, RunState.Lost lost, Attempt attempt, JobStatus status, Instant now) {
        return switch (status) {
            case JobStatus.Unclear _ -> new Verdict.Wait();
            case JobStatus.Alive _, JobStatus.Waiting _, JobStatus.Evicted _ ->
                    end(attempt, Attempt.Cause.OVERDUE, now);
            case JobStatus.Exited exited -> again(run, lost, JobEnd.failure(exited), now);
            case JobStatus.Stopped(Failure why) -> again(run, lost, why, now);
            case JobStatus.Vanished _, JobStatus.Absent _ ->
                    again(
                            run,
                            lost,
                            new Failure(
                                    "TRAINER_LOST",
                                    "the Job of attempt %d is gone and left no exit code"
                                            .formatted(lost.course().attempt())),
                            now);
        };
    }

    /// A run's end is written first and its Job let go after that.
    private Verdict again(TrainingRun run, RunState.Lost lost, Failure otherwise, Instant now) {
        if (run.cancelRequested()) {
            return new Verdict.Move(lost.cancelled(now));
        }
        return lost.course().attempt() < maxAttempts
                ? new Verdict.LetGo(lost.retried())
                : new Verdict.Move(lost.failed(otherwise, now));
    }

    private Verdict dispatched(
            TrainingRun run,
            RunState.Dispatched state,
            Attempt attempt,
            JobStatus status,
            Instant now) {
        boolean cancel = run.cancelRequested();
        return switch (status) {
            case JobStatus.Unclear _ -> new Verdict.Wait();
            case JobStatus.Waiting _ ->
                    cancel ? end(attempt, Attempt.Cause.CANCELLED, now) : new Verdict.Wait();
            case JobStatus.Evicted _ -> {
                if (cancel) {
                    yield end(attempt, Attempt.Cause.CANCELLED, now);
                }
                yield state instanceof RunState.Running running
                        ? new Verdict.Move(running.preempted())
                        : new Verdict.Wait();
            }
            case JobStatus.Alive(Instant since) -> alive(run, state, attempt, since, now);
            case JobStatus.Stopped(Failure why) ->
                    new Verdict.Move(cancel ? state.cancelled(now) : state.failed(why, now));
            case JobStatus.Exited exited -> {
                if (cancel) {
                    yield new Verdict.Move(state.cancelled(now));
                }
                boolean again = attempt.termination() != null || JobEnd.worthRetrying(exited);
                yield new Verdict.Move(
                        again ? state.lost() : state.failed(JobEnd.failure(exited), now));
            }
            case JobStatus.Vanished _ ->
                    new Verdict.Move(cancel ? state.cancelled(now) : state.lost());
            case JobStatus.Absent _ -> absent(run, state, attempt, now);
        };
    }

    /// Silence counts from when it came to life: waiting in a queue is not being silent.
    private Verdict alive(
            TrainingRun run,
            RunState.Dispatched state,
            Attempt attempt,
            Instant since,
            Instant now) {
        if (run.cancelRequested()) {
            return end(attempt, Attempt.Cause.CANCELLED, now);
        }
        Instant sign = since.isAfter(attempt.lastSignOfLife()) ? since : attempt.lastSignOfLife();
        if (attempt.termination() != null || !sign.plus(silence).isAfter(now)) {
            return end(attempt, Attempt.Cause.SILENT, now);
        }
        return switch (state) {
            case RunState.Queued queued -> new Verdict.Move(queued.started(now));
            case RunState.Preempted preempted -> new Verdict.Move(preempted.resumed());
            case RunState.Running _ -> new Verdict.Wait();
        };
    }

    /// A Job with a uid, or one that spoke, was there and is lost. Any other may still be on its
    /// way from a dispatcher; when that one's hold is over, ending it by name keeps it from ever
    /// starting.
    private Verdict absent(
            TrainingRun run, RunState.Dispatched state, Attempt attempt, Instant now) {
        if (attempt.jobUid() != null || !(state instanceof RunState.Queued)) {
            return new Verdict.Move(run.cancelRequested() ? state.cancelled(now) : state.lost());
        }
        if (!run.cancelRequested() || run.hold().heldAt(now)) {
            return new Verdict.Wait();
        }
        return attempt.termination() == null
                ? end(attempt, Attempt.Cause.CANCELLED, now)
                : new Verdict.Move(state.cancelled(now));
    }

    private Verdict end(Attempt attempt, Attempt.Cause cause, Instant now) {
        Attempt.Termination told = attempt.termination();
        if (told == null) {
            return new Verdict.End(cause, Termination.GRACEFUL);
        }
        return told.at().plus(grace).isAfter(now)
                ? new Verdict.Wait()
                : new Verdict.End(told.cause(), Termination.FORCED);
    }
}
