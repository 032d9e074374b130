package io.credence.platform.api;

/// The ways to fail that every service has in common. Names follow MLflow where it has one, so that
/// its clients understand them.
public enum PlatformErrorCode implements ErrorCode {
    INVALID_PARAMETER_VALUE(400, ErrorType.CALLER),
    MALFORMED_REQUEST(400, ErrorType.CALLER),
    UNAUTHENTICATED(401, ErrorType.CALLER),
    PERMISSION_DENIED(403, ErrorType.CALLER),
    RESOURCE_DOES_NOT_EXIST(404, ErrorType.CALLER),
    METHOD_NOT_ALLOWED(405, ErrorType.CALLER),
    NOT_ACCEPTABLE(406, ErrorType.CALLER),
    RESOURCE_CONFLICT(409, ErrorType.CONFLICT),
    IDEMPOTENCY_KEY_IN_FLIGHT(409, ErrorType.CONFLICT),
    PRECONDITION_FAILED(412, ErrorType.CONFLICT),
    PAYLOAD_TOO_LARGE(413, ErrorType.CALLER),
    UNSUPPORTED_MEDIA_TYPE(415, ErrorType.CALLER),
    IDEMPOTENCY_KEY_REUSED(422, ErrorType.CALLER),
    PRECONDITION_REQUIRED(428, ErrorType.CALLER),
    REQUEST_LIMIT_EXCEEDED(429, ErrorType.CAPACITY),
    INTERNAL_ERROR(500, ErrorType.INTERNAL),
    UPSTREAM_FAILED(502, ErrorType.UPSTREAM),
    TEMPORARILY_UNAVAILABLE(503, ErrorType.CAPACITY);

    private final int status;
    private final ErrorType type;

    PlatformErrorCode(int status, ErrorType type) {
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
