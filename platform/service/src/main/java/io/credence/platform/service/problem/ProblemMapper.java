package io.credence.platform.service.problem;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure of a REST resource leaves through here. The exceptions are listed because the
/// framework brings mappers for some of them that would win over one for `Throwable`.
@Singleton
public class ProblemMapper {

    private static final int UNAUTHENTICATED = 401;

    private final ProblemRenderer renderer;

    @Inject
    ProblemMapper(ProblemRenderer renderer) {
        this.renderer = renderer;
    }

    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    public Response map(Throwable failure, RoutingContext request) {
        if (failure instanceof WebApplicationException e && isOwnAnswer(e)) {
            return e.getResponse();
        }
        Problem problem = Problems.of(failure, request);
        Response.ResponseBuilder response =
                Response.status(problem.status())
                        .header(HttpHeaders.CONTENT_TYPE, renderer.contentType(request))
                        .entity(renderer.body(problem, request));
        if (problem.status() == UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.isRetriable()) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return response.build();
    }

    // Redirects, and answers that a resource has finished itself.
    private static boolean isOwnAnswer(WebApplicationException e) {
        Response response = e.getResponse();
        return !(e instanceof ClientWebApplicationException)
                && (response.hasEntity() || response.getStatus() < 400);
    }
}
