package io.credence.prediction.app.rest;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import org.jspecify.annotations.Nullable;

/// What a request must hold; what is missing is named.
final class RequiredFields {

    private RequiredFields() {}

    /// The body, which is null when the request has none.
    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(PlatformErrorCode.MALFORMED_REQUEST, "the body is missing");
        }
        return body;
    }

    static String require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(field, "is required");
        }
        return value;
    }

    static long require(String field, @Nullable Long value) {
        if (value == null) {
            throw ProblemException.invalid(field, "is required");
        }
        return value;
    }
}
