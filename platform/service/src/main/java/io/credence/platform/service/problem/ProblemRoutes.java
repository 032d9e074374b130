package io.credence.platform.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The same body for failures that never reach a REST resource: plain Vert.x routes, and bodies
/// that are refused by their length.
@Singleton
class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

    // The framework's own length check, which answers without a body, has the order -2.
    private static final int BEFORE_UPLOAD_LIMIT = -3;
    private static final int AFTER_ALL_ROUTES = 50_000;

    private final ProblemRenderer renderer;
    private final ObjectMapper json;
    private final long maxBody;

    @Inject
    ProblemRoutes(
            ProblemRenderer renderer,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    Optional<MemorySize> maxBody) {
        this.renderer = renderer;
        this.json = json;
        this.maxBody = maxBody.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::refuseLargeBody);
        router.route().order(AFTER_ALL_ROUTES).failureHandler(this::render);
    }

    private void refuseLargeBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= maxBody) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        request.response().endHandler(_ -> request.request().connection().close());
        end(request, StatusCodes.problem(413));
    }

    private void render(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            request.next();
        } else if (request.failure() == null) {
            int status = request.statusCode();
            Throwable unknown = new IllegalStateException("failed with status " + status);
            end(request, Problems.ofStatus(status, unknown, request));
        } else if (isRefusal(request)) {
            end(request, StatusCodes.problem(request.statusCode()));
        } else {
            end(request, Problems.of(request.failure(), request));
        }
    }

    // The router itself says no, to a request without the header Host for example.
    private static boolean isRefusal(RoutingContext request) {
        int status = request.statusCode();
        return request.failure() instanceof VertxException && status >= 400 && status < 500;
    }

    private void end(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, renderer.contentType(request));
        if (problem.status() == 401) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        // Whoever refused may know better how long to wait.
        if (problem.isRetriable()
                && !request.response().headers().contains(HttpHeaders.RETRY_AFTER)) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        try {
            request.response().end(json.writeValueAsString(renderer.body(problem, request)));
        } catch (JsonProcessingException e) {
            LOG.error("an error body cannot be written", e);
            request.response().end();
        }
    }
}
