package io.credence.registry.api;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;

/// The ways model-registry refuses.
public enum RegistryErrorCode implements ErrorCode {
    RESOURCE_ALREADY_EXISTS(400, ErrorType.CONFLICT),
    ARTIFACT_MISSING(409, ErrorType.CONFLICT),
    GATE_FAILED(409, ErrorType.CONFLICT),
    RUN_ALREADY_PUBLISHED(409, ErrorType.CONFLICT);

    private final int status;
    private final ErrorType type;

    RegistryErrorCode(int status, ErrorType type) {
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
