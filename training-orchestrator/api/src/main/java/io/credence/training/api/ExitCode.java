package io.credence.training.api;

/// Exit codes of the trainer. Those below 128 are its own word and final, but for [#LEASE_LOST];
/// from 128 on a signal took it away, and the next attempt goes on from the checkpoint.
public enum ExitCode {
    SUCCESS(0),
    /// The data cannot be trained on.
    BAD_DATA(64),
    /// The job file or its settings are wrong.
    BAD_CONFIGURATION(78),
    /// Another holder has the lease, or nobody was there to renew it: the attempt may no longer
    /// speak. 75 is "try again later" among the exit codes of sysexits.h.
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
