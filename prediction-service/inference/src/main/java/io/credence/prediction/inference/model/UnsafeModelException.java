package io.credence.prediction.inference.model;

import io.credence.prediction.api.PredictionErrorCode;

/// A SavedModel that must not be loaded; the message names what is wrong with it.
public final class UnsafeModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsafeModelException(String message) {
        super(message);
    }

    public UnsafeModelException(String message, Throwable cause) {
        super(message, cause);
    }

    public PredictionErrorCode code() {
        return PredictionErrorCode.UNSAFE_MODEL;
    }
}
