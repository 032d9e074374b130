package io.credence.training.api;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;

/// The ways training-orchestrator refuses.
public enum TrainingErrorCode implements ErrorCode {
    INVALID_TRANSITION(409, ErrorType.CONFLICT),
    SCHEDULE_EXISTS(409, ErrorType.CONFLICT),
    LEASE_LOST(409, ErrorType.CONFLICT),
    IDEMPOTENCY_KEY_REQUIRED(400, ErrorType.CALLER);

    private final int status;
    private final ErrorType type;

    TrainingErrorCode(int status, ErrorType type) {
        this.status = status;
        this.type = type;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
