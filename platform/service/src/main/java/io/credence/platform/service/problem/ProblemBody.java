package io.credence.platform.service.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.Violation;
import java.util.List;
import java.util.Locale;

/// The body of every error. `error` is read by tritonclient and TensorFlow Serving clients,
/// `error_code` and `message` by MLflow's, the rest is RFC 9457.
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        String error,
        @JsonProperty("error_code") String errorCode,
        String message,
        List<Violation> violations) {

    static ProblemBody of(Problem problem, String service, String path, String traceId) {
        ErrorCode code = problem.code();
        String owner = code instanceof PlatformErrorCode ? "platform" : service;
        String words = code.name().toLowerCase(Locale.ROOT);
        return new ProblemBody(
                "urn:problem:" + owner + ":" + words.replace('_', '-'),
                words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).replace('_', ' '),
                problem.status(),
                problem.detail(),
                path,
                traceId,
                problem.detail(),
                code.name(),
                problem.detail(),
                problem.violations());
    }
}
