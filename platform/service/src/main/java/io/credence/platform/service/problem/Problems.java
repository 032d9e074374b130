package io.credence.platform.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.credence.platform.api.ErrorType;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jspecify.annotations.Nullable;

/// From a failure to what the caller learns. What is nobody's fault but ours is logged with an id
/// and its stack trace, and the caller gets the id.
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable failure, RoutingContext request) {
        return switch (failure) {
            case ProblemException e when e.code().status() < 500 -> Problem.of(e);
            case ProblemException e when e.code().type() != ErrorType.INTERNAL -> logged(e);
            case InvalidDefinitionException e -> internal(e, request);
            // Raised by reading only; other JSON exceptions may come from our own writing.
            case MismatchedInputException e -> JsonProblems.problem(e);
            case AuthenticationException _, UnauthorizedException _ -> StatusCodes.problem(401);
            case ForbiddenException _ -> StatusCodes.problem(403);
            case NotFoundException e when e.getCause() != null ->
                    ParameterProblems.problem(request, e.getCause());
            case ClientWebApplicationException e -> upstream(e);
            case ProcessingException e -> upstream(e);
            case WebApplicationException e -> web(e, request);
            default -> fromDatabase(failure, request);
        };
    }

    private static Problem web(WebApplicationException e, RoutingContext request) {
        int status = e.getResponse().getStatus();
        if (e.getCause() instanceof JsonProcessingException json && status == 400) {
            return JsonProblems.problem(json);
        }
        return ofStatus(status, e, request);
    }

    /// For failures that only have a status.
    static Problem ofStatus(int status, Throwable failure, RoutingContext request) {
        boolean defect = status == 500 || status == 501 || status > 504;
        return defect ? internal(failure, request) : StatusCodes.problem(status);
    }

    // A call to another service failed in a way that the caller of it did not expect.
    private static Problem upstream(RuntimeException e) {
        LOG.warn("a service behind this one failed", e);
        return StatusCodes.problem(502);
    }

    private static Problem fromDatabase(Throwable failure, RoutingContext request) {
        if (OptimisticLocks.causedBy(failure)) {
            return Problem.of(
                    PlatformErrorCode.RESOURCE_CONFLICT,
                    "somebody else changed this at the same time; read it again");
        }
        if (Outage.ofDatabase(failure)) {
            LOG.warn("the database does not answer in time", failure);
            return StatusCodes.problem(503);
        }
        return internal(failure, request);
    }

    // An upstream or a capacity problem is worth a line, not a stack trace.
    private static Problem logged(ProblemException e) {
        LOG.warnf("%s: %s", e.code().name(), describe(e));
        return Problem.of(e);
    }

    private static String describe(ProblemException e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ", cause: " + cause;
    }

    static Problem internal(Throwable failure, RoutingContext request) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(
                failure,
                "error %s in %s %s",
                id,
                request.request().method(),
                request.request().path());
        return Problem.internal(id);
    }
}
