package io.credence.platform.service.problem;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.Violation;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A query or path parameter of the wrong type. JAX-RS makes a bare 404 of it and forgets the name;
/// the value in the cause's message leads back to it.
final class ParameterProblems {

    private ParameterProblems() {}

    static Problem problem(RoutingContext request, Throwable cause) {
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        String name =
                request.queryParams().entries().stream()
                        .filter(entry -> mentions(message, entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
        String rule = "has the wrong type or format";
        String subject = name.isEmpty() ? "a path or query parameter" : name;
        return new Problem(
                400,
                PlatformErrorCode.INVALID_PARAMETER_VALUE,
                subject + " " + rule,
                name.isEmpty() ? List.of() : List.of(new Violation(name, rule)));
    }

    private static boolean mentions(String message, String value) {
        return !value.isEmpty() && message.contains(value);
    }
}
