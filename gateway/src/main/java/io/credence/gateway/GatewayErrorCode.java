package io.credence.gateway;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;

/// The ways the gateway itself refuses.
public enum GatewayErrorCode implements ErrorCode {
    /// The path can be read in two ways.
    AMBIGUOUS_PATH(400, ErrorType.CALLER),
    /// A write with a cookie that does not prove that it comes from the dashboard.
    CROSS_SITE_REQUEST(403, ErrorType.CALLER),
    TOO_MANY_STREAMS(429, ErrorType.CAPACITY),
    UPSTREAM_TIMEOUT(504, ErrorType.UPSTREAM);

    private final int status;
    private final ErrorType type;

    GatewayErrorCode(int status, ErrorType type) {
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
