package io.credence.training.app.domain;

import static io.credence.training.app.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.app.domain.JobLauncher.Termination;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final Judge JUDGE = new Judge(GRACE, SILENCE, 3);

    private static final RunState.Queued QUEUED = new RunState.Queued(new Course(1, "ds", null));
    private static final RunState.Running RUNNING = QUEUED.started(NOW.minusSeconds(60));
    private static final JobStatus ALIVE = new JobStatus.Alive();
    private static final JobStatus ABSENT = new JobStatus.Absent();
    private static final JobStatus VANISHED = new JobStatus.Vanished();

    @Test
    void shouldStartAQueuedRunWhoseJobLives() {
        assertThat(judge(QUEUED, ALIVE)).isEqualTo(new Verdict.Move(QUEUED.started(NOW)));
    }

    @Test
    void shouldKeepARunQueuedWhileItsJobWaits() {
        assertThat(judge(QUEUED, new JobStatus.Waiting())).isEqualTo(new Verdict.Wait());
    }

    @Test
    void shouldFollowAnEvictionAndItsEnd() {
        assertThat(judge(RUNNING, new JobStatus.Evicted()))
                .isEqualTo(new Verdict.Move(RUNNING.preempted()));
        assertThat(judge(RUNNING.preempted(), ALIVE)).isEqualTo(new Verdict.Move(RUNNING));
    }

    @ParameterizedTest
    @CsvSource({
        "64, BAD_DATA",
        "78, BAD_CONFIGURATION",
        "70, TRAINER_CRASHED",
        "1, TRAINER_CRASHED",
        "0, TRAINER_CRASHED"
    })
    void shouldFailWithTheReasonOfTheExitCode(int code, String reason) {
        // When
        Verdict verdict = judge(RUNNING, new JobStatus.Exited(code, "boom"));

        // Then
        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Move(
                                RUNNING.failed(
                                        new Failure(
                                                reason,
                                                "the trainer ended with exit code "
                                                        + code
                                                        + " and reported no outcome; its last lines:\nboom"),
                                        NOW)));
    }

    @ParameterizedTest
    @ValueSource(ints = {69, 75, 128 + 6, 128 + 9, 128 + 11, 128 + 15})
    void shouldLoseARunWhoseTrainerHadToLeave(int code) {
        assertThat(judge(RUNNING, new JobStatus.Exited(code, "")))
                .isEqualTo(new Verdict.Move(RUNNING.lost()));
    }

    @Test
    void shouldLoseAVanishedJobAndRetryWithTheNextAttempt() {
        assertThat(judge(RUNNING, VANISHED)).isEqualTo(new Verdict.Move(RUNNING.lost()));
        assertThat(judge(RUNNING, ABSENT)).isEqualTo(new Verdict.Move(RUNNING.lost()));
        assertThat(judge(RUNNING.lost(), VANISHED))
                .isEqualTo(new Verdict.LetGo(RUNNING.lost().retried()));
    }

    @Test
    void shouldFailWhenTheLastAttemptIsLost() {
        // Given
        RunState.Lost third = new RunState.Lost(new Course(3, "ds", NOW));

        // When
        Verdict vanished = judge(third, VANISHED);
        Verdict killed = judge(third, new JobStatus.Exited(137, ""));

        // Then
        assertThat(reasonOf(vanished)).isEqualTo("TRAINER_LOST");
        assertThat(reasonOf(killed)).isEqualTo("TRAINER_CRASHED");
    }

    @Test
    void shouldNeverRetryWhileTheLostJobStillLives() {
        assertThat(judge(RUNNING.lost(), ALIVE))
                .isEqualTo(new Verdict.End(Attempt.Cause.OVERDUE, Termination.GRACEFUL));
    }

    @Test
    void shouldConcludeNothingFromAnUnclearStatus() {
        assertThat(judge(RUNNING, new JobStatus.Unclear("timeout"))).isEqualTo(new Verdict.Wait());
        assertThat(judge(RUNNING.lost(), new JobStatus.Unclear("timeout")))
                .isEqualTo(new Verdict.Wait());
    }

    @Test
    void shouldWaitForADispatcherThatHasNotLaunchedYet() {
        // Given
        TrainingRun run = Samples.run(QUEUED);
        Attempt intent = Samples.intent(run);

        // Then
        assertThat(JUDGE.judge(run, intent, ABSENT, NOW)).isEqualTo(new Verdict.Wait());
    }

    @Test
    void shouldAskACancelledJobToLeaveAndTakeItAwayAfterTheGrace() {
        // Given
        TrainingRun run = Samples.run(RUNNING).cancelRequested(NOW);
        Attempt attempt = Samples.attempt(run);
        Attempt told = attempt.told(new Attempt.Termination(Attempt.Cause.CANCELLED, NOW));

        // Then
        assertThat(JUDGE.judge(run, attempt, ALIVE, NOW))
                .isEqualTo(new Verdict.End(Attempt.Cause.CANCELLED, Termination.GRACEFUL));
        assertThat(JUDGE.judge(run, told, ALIVE, NOW.plus(GRACE).minusMillis(1)))
                .isEqualTo(new Verdict.Wait());
        assertThat(JUDGE.judge(run, told, ALIVE, NOW.plus(GRACE)))
                .isEqualTo(new Verdict.End(Attempt.Cause.CANCELLED, Termination.FORCED));
        assertThat(JUDGE.judge(run, told, new JobStatus.Exited(143, ""), NOW))
                .isEqualTo(new Verdict.Move(RUNNING.cancelled(NOW)));
    }

    @Test
    void shouldEndACancelledJobByNameBeforeALateDispatcherCanStartIt() {
        // Given
        TrainingRun run = Samples.run(QUEUED).cancelRequested(NOW);
        TrainingRun held = run.with(new DispatchHold(1, 0, NOW.plusSeconds(1)));
        Attempt intent = Samples.intent(run);

        // Then
        assertThat(JUDGE.judge(held, intent, ABSENT, NOW)).isEqualTo(new Verdict.Wait());
        assertThat(JUDGE.judge(run, intent, ABSENT, NOW))
                .isEqualTo(new Verdict.End(Attempt.Cause.CANCELLED, Termination.GRACEFUL));
        assertThat(JUDGE.judge(run, intent, VANISHED, NOW))
                .isEqualTo(new Verdict.Move(QUEUED.cancelled(NOW)));
    }

    @Test
    void shouldCancelALostRunInsteadOfRetryingIt() {
        TrainingRun run = Samples.run(RUNNING.lost()).cancelRequested(NOW);

        assertThat(JUDGE.judge(run, Samples.attempt(run), VANISHED, NOW))
                .isEqualTo(new Verdict.Move(RUNNING.lost().cancelled(NOW)));
    }

    @Test
    void shouldEndALivingJobThatDoesNotSpeakAndTryAgain() {
        // Given
        TrainingRun run = Samples.run(RUNNING);
        Attempt silent =
                Samples.attempt(run)
                        .held(
                                new Attempt.Lease("pid", 1, NOW),
                                new Attempt.Report(NOW.minus(SILENCE), null, null));
        Attempt told = silent.told(new Attempt.Termination(Attempt.Cause.SILENT, NOW));

        // Then
        assertThat(JUDGE.judge(run, silent, ALIVE, NOW))
                .isEqualTo(new Verdict.End(Attempt.Cause.SILENT, Termination.GRACEFUL));
        assertThat(JUDGE.judge(run, told, new JobStatus.Exited(0, ""), NOW))
                .isEqualTo(new Verdict.Move(RUNNING.lost()));
    }

    @Test
    void shouldCountSilenceFromWhenTheJobCameToLife() {
        // Given a Job that waited in a queue for longer than it may be silent
        TrainingRun run = Samples.run(RUNNING);
        Attempt queued =
                Samples.attempt(run)
                        .held(
                                new Attempt.Lease("pod", 1, NOW),
                                new Attempt.Report(NOW.minus(SILENCE), null, null));

        // Then
        assertThat(JUDGE.judge(run, queued, new JobStatus.Alive(NOW.minusMillis(1)), NOW))
                .isEqualTo(new Verdict.Wait());
        assertThat(JUDGE.judge(run, queued, new JobStatus.Alive(NOW.minus(SILENCE)), NOW))
                .isEqualTo(new Verdict.End(Attempt.Cause.SILENT, Termination.GRACEFUL));
    }

    @Test
    void shouldFailARunThatThePlatformEndedForGood() {
        // Given
        Failure why = new Failure("RUN_TIME_EXCEEDED", "longer than 4 hours");
        TrainingRun cancelled = Samples.run(RUNNING).cancelRequested(NOW);

        // Then
        assertThat(judge(RUNNING, new JobStatus.Stopped(why)))
                .isEqualTo(new Verdict.Move(RUNNING.failed(why, NOW)));
        assertThat(
                        JUDGE.judge(
                                cancelled,
                                Samples.attempt(cancelled),
                                new JobStatus.Stopped(why),
                                NOW))
                .isEqualTo(new Verdict.Move(RUNNING.cancelled(NOW)));
        assertThat(judge(RUNNING.failed(why, NOW), new JobStatus.Stopped(why)))
                .isEqualTo(new Verdict.LetGo(null));
    }

    @Test
    void shouldLetTheJobOfAFinishedRunLeaveAndThenRelease() {
        // Given
        RunState succeeded = RUNNING.succeeded(4, NOW);

        // Then
        assertThat(judge(succeeded, ALIVE)).isEqualTo(new Verdict.Wait());
        assertThat(
                        JUDGE.judge(
                                Samples.run(succeeded),
                                Samples.attempt(Samples.run(succeeded)),
                                ALIVE,
                                NOW.plus(GRACE)))
                .isEqualTo(new Verdict.End(Attempt.Cause.OVERDUE, Termination.GRACEFUL));
        assertThat(judge(succeeded, new JobStatus.Exited(0, "")))
                .isEqualTo(new Verdict.LetGo(null));
        assertThat(judge(succeeded, VANISHED)).isEqualTo(new Verdict.LetGo(null));
        assertThat(judge(succeeded, ABSENT)).isEqualTo(new Verdict.LetGo(null));
    }

    private static Verdict judge(RunState state, JobStatus status) {
        TrainingRun run = Samples.run(state);
        return JUDGE.judge(run, Samples.attempt(run), status, NOW);
    }

    private static String reasonOf(Verdict verdict) {
        return verdict instanceof Verdict.Move(RunState.Failed failed)
                ? failed.failure().reason()
                : verdict.toString();
    }
}
