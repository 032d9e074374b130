package io.credence.feature.api;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;

/// The ways feature-service refuses.
public enum FeatureErrorCode implements ErrorCode {
    INVALID_MARKET_DATA(400, ErrorType.CALLER),
    UNKNOWN_INSTRUMENT(404, ErrorType.CALLER),
    UNKNOWN_FEATURE_SET(400, ErrorType.CALLER),
    CONFLICTING_BAR(409, ErrorType.CONFLICT),
    CONFLICTING_OBSERVATION(409, ErrorType.CONFLICT),
    NOT_ENOUGH_DATA(409, ErrorType.CONFLICT),
    LEAKING_FEATURE(422, ErrorType.CALLER);

    private final int status;
    private final ErrorType type;

    FeatureErrorCode(int status, ErrorType type) {
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
