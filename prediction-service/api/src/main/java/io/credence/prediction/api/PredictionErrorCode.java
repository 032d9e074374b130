package io.credence.prediction.api;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;

/// The ways prediction-service refuses.
public enum PredictionErrorCode implements ErrorCode {
    INVALID_TENSOR(400, ErrorType.CALLER),
    COLD_WINDOW(409, ErrorType.CONFLICT),
    MODEL_NOT_READY(503, ErrorType.CAPACITY),
    QUEUE_FULL(503, ErrorType.CAPACITY),
    DEADLINE_EXCEEDED(503, ErrorType.CAPACITY),
    UNSAFE_MODEL(422, ErrorType.CALLER),
    SERVED_BY_ALIAS(409, ErrorType.CONFLICT);

    private final int status;
    private final ErrorType type;

    PredictionErrorCode(int status, ErrorType type) {
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
