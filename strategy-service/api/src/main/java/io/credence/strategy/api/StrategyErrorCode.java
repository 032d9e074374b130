package io.credence.strategy.api;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;

/// The ways strategy-service refuses.
public enum StrategyErrorCode implements ErrorCode {
    RISK_STATE_CONFLICT(409, ErrorType.CONFLICT),
    NO_BARS(409, ErrorType.CONFLICT),
    NO_PREDICTIONS(409, ErrorType.CONFLICT),
    BARRIER_MISMATCH(409, ErrorType.CONFLICT),
    FEATURE_SET_NOT_LIVE(409, ErrorType.CONFLICT),
    FEATURE_SET_CHANGED(409, ErrorType.CONFLICT);

    private final int status;
    private final ErrorType type;

    StrategyErrorCode(int status, ErrorType type) {
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
