package io.credence.gateway.security;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// The steps of a login are failures to the framework, with the redirect in the response already.
/// They must not become an error body, which a browser would show instead of going on.
@ApplicationScoped
class LoginRedirects {

    private static final int BEFORE_PROBLEM_BODIES = 40_000;
    private static final String FAILED = "/login-failed.html";

    void register(@Observes Router router) {
        router.route().order(BEFORE_PROBLEM_BODIES).failureHandler(LoginRedirects::render);
    }

    private static void render(RoutingContext request) {
        boolean page = !ApiPaths.isApi(request);
        boolean login = request.failure() instanceof AuthenticationException;
        if (!page || !login || request.response().ended()) {
            request.next();
        } else if (request.failure() instanceof AuthenticationCompletionException) {
            toFailedPage(request.response());
        } else if (request.response().headers().contains(HttpHeaders.LOCATION)) {
            request.response().end();
        } else {
            request.next();
        }
    }

    // A new attempt at once could turn in circles.
    private static void toFailedPage(HttpServerResponse response) {
        response.setStatusCode(HttpResponseStatus.SEE_OTHER.code())
                .putHeader(HttpHeaders.LOCATION, FAILED)
                .end();
    }
}
