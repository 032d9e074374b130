package io.credence.training.api;

/// Exit codes of the trainer. A Job's failure policy retries none of those below 128.
public enum ExitCode {
    SUCCESS(0),
    /// The data cannot be trained on.
    BAD_DATA(64),
    /// The job file or its settings are wrong.
    BAD_CONFIGURATION(78),
    /// Another attempt holds the lease.
    LEASE_LOST(75),
    /// A defect.
    FAILURE(70),
    /// SIGTERM: a checkpoint was written.
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
