package io.credence.training.api;

/// Exit codes of the trainer. Those below 128 are its own word and final, but for [#LEASE_LOST] and
/// [#UNAVAILABLE]; from 128 on a signal took it away, and the next attempt goes on from the
/// checkpoint.
public enum ExitCode {
    SUCCESS(0),
    /// The data cannot be trained on.
    BAD_DATA(64),
    /// The job file or its settings are wrong.
    BAD_CONFIGURATION(78),
    /// Another holder has the lease, or nobody was there to renew it: the attempt may no longer
    /// speak. 75 is "try again later" among the exit codes of sysexits.h.
    LEASE_LOST(75),
    /// A service did not answer for longer than this attempt could wait, the orchestrator perhaps,
    /// which then knows no outcome. The next attempt goes on from the checkpoint, and publishing
    /// again gives the version that is there. 69 is "service unavailable" in sysexits.h.
    UNAVAILABLE(69),
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
