package io.credence.platform.service.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts a problem into the body and the headers of a response.
@Singleton
class ProblemRenderer {

    static final String PROBLEM_JSON = "application/problem+json";
    private static final String JSON = "application/json";

    private final String service;

    @Inject
    ProblemRenderer(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    ProblemBody body(Problem problem, RoutingContext request) {
        SpanContext span = Span.current().getSpanContext();
        return ProblemBody.of(
                problem, service, path(request), span.isValid() ? span.getTraceId() : "");
    }

    // Vert.x has none for a request line that is no path.
    private static String path(RoutingContext request) {
        return Objects.requireNonNullElse(request.request().path(), "");
    }

    /// Clients of the Open Inference Protocol know plain JSON only.
    String contentType(RoutingContext request) {
        String path = path(request);
        return path.startsWith("/v2") || path.startsWith("/v1/") ? JSON : PROBLEM_JSON;
    }
}
