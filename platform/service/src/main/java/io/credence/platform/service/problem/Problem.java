package io.credence.platform.service.problem;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.ErrorType;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.util.List;

/// What went wrong, as far as the caller may know. `status` differs from the code's own only where
/// the code is a stand-in for an uncommon one.
record Problem(int status, ErrorCode code, String detail, List<Violation> violations) {

    static Problem of(ErrorCode code, String detail) {
        return new Problem(code.status(), code, detail, List.of());
    }

    static Problem of(ProblemException e) {
        String message = e.getMessage();
        return new Problem(
                e.code().status(),
                e.code(),
                message == null ? e.code().name() : message,
                e.violations());
    }

    static Problem internal(String errorId) {
        return of(
                PlatformErrorCode.INTERNAL_ERROR,
                "The server failed. Quote this id when you report it: " + errorId);
    }

    boolean isRetriable() {
        return code.type() == ErrorType.CAPACITY;
    }
}
