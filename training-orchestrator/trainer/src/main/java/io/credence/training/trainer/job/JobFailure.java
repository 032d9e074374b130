package io.credence.training.trainer.job;

/// Ends a Job with a reason that its run can show. The message is for people and holds no secret.
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public JobFailure(FailureReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public JobFailure(FailureReason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }
}
