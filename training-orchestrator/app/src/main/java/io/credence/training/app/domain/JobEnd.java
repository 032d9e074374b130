package io.credence.training.app.domain;

import io.credence.training.api.ExitCode;

/// What a Job's end without an outcome means. Exit codes from 128 on are signals: the machine took
/// the process away, so another attempt may do better. So may it after a lease that was lost while
/// this attempt is still the current one: then the orchestrator was away; and after a service did
/// not answer. Else the program said why.
final class JobEnd {

    static final String CRASHED = "TRAINER_CRASHED";

    private static final int FIRST_SIGNAL = 128;

    private JobEnd() {}

    static boolean worthRetrying(JobStatus.Exited end) {
        return end.code() >= FIRST_SIGNAL
                || end.code() == ExitCode.LEASE_LOST.code()
                || end.code() == ExitCode.UNAVAILABLE.code();
    }

    static Failure failure(JobStatus.Exited end) {
        return new Failure(
                reason(end.code()),
                "the trainer ended with exit code "
                        + end.code()
                        + " and reported no outcome"
                        + (end.logTail().isEmpty() ? "" : "; its last lines:\n" + end.logTail()));
    }

    private static String reason(int code) {
        if (code == ExitCode.BAD_DATA.code()) {
            return ExitCode.BAD_DATA.name();
        }
        if (code == ExitCode.BAD_CONFIGURATION.code()) {
            return ExitCode.BAD_CONFIGURATION.name();
        }
        if (code == ExitCode.LEASE_LOST.code()) {
            return ExitCode.LEASE_LOST.name();
        }
        if (code == ExitCode.UNAVAILABLE.code()) {
            return "SERVICE_UNAVAILABLE";
        }
        return CRASHED;
    }
}
