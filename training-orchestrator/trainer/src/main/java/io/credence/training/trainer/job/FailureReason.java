package io.credence.training.trainer.job;

import io.credence.training.api.ExitCode;

/// Why a Job ended without a model. The names are stable: they are stored with the run.
public enum FailureReason {
    BAD_JOB_FILE(ExitCode.BAD_CONFIGURATION),
    UNKNOWN_ARCHITECTURE(ExitCode.BAD_CONFIGURATION),
    CHECKPOINT_OF_ANOTHER_RUN(ExitCode.BAD_CONFIGURATION),
    DATASET_INVALID(ExitCode.BAD_DATA),
    DATASET_CORRUPT(ExitCode.BAD_DATA),
    TOO_FEW_ROWS(ExitCode.BAD_DATA),
    SINGLE_CLASS(ExitCode.BAD_DATA),
    LEASE_LOST(ExitCode.LEASE_LOST),
    CANCELLED(ExitCode.TERMINATED),
    TERMINATED(ExitCode.TERMINATED),
    DIVERGED(ExitCode.FAILURE),
    EXPORT_MISMATCH(ExitCode.FAILURE),
    REQUEST_REFUSED(ExitCode.FAILURE),
    SERVICE_UNAVAILABLE(ExitCode.UNAVAILABLE),
    INTERNAL(ExitCode.FAILURE);

    private final ExitCode exitCode;

    FailureReason(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
